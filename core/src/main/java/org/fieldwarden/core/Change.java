package org.fieldwarden.core;

/**
 * One place where the land changed between two flights: a lead to check on the ground, never a verdict. There is
 * deliberately no field in which the machine could say that a change is illegal.
 *
 * @param changed land cover from and to
 * @param confidence mean calibrated score over the polygon
 * @param nuisance what else than a change it may be; ranks the lead and removes nothing
 */
public record Change(
        ChangeId id,
        ChangeClass changed,
        Confidence confidence,
        ChangePlace place,
        Provenance provenance,
        NuisanceReason nuisance) {

    /** A change that looks like no nuisance. */
    public Change(ChangeId id, ChangeClass changed, Confidence confidence, ChangePlace place, Provenance provenance) {
        this(id, changed, confidence, place, provenance, NuisanceReason.NONE);
    }

    public Change withNuisance(NuisanceReason reason) {
        return new Change(id, changed, confidence, place, provenance, reason);
    }

    public ChangeKind kind() {
        return changed.kind();
    }

    public SquareMetres area() {
        return place.area();
    }
}
