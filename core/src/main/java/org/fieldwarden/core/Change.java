package org.fieldwarden.core;

/**
 * One place where the land changed between two flights: a lead to check on the ground, never a verdict. There is
 * deliberately no field in which the machine could say that a change is illegal.
 *
 * @param changed land cover from and to
 * @param confidence mean calibrated score over the polygon
 */
public record Change(
        ChangeId id, ChangeClass changed, Confidence confidence, ChangePlace place, Provenance provenance) {

    public ChangeKind kind() {
        return changed.kind();
    }

    public SquareMetres area() {
        return place.area();
    }
}
