package org.fieldwarden.reporting.list;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.screening.ScreenedChange;

/**
 * Farmland under some leads, in sums of unrounded values, as far as screening knows.
 *
 * @param construction taken by new building, altered building and hardened ground
 * @param decided of those leads that a named person found illegal, as it was decided
 * @param pending of construction that is suspected and not decided
 */
public record FarmlandSums(SquareMetres construction, SquareMetres decided, SquareMetres pending) {

    private static final Set<ChangeKind> CONSTRUCTION =
            Set.of(ChangeKind.BUILDING_APPEARED, ChangeKind.BUILDING_ALTERED, ChangeKind.GROUND_HARDENED);

    /** The sums of some leads. */
    public static FarmlandSums of(List<NumberedChange> leads, Standing standing) {
        List<NumberedChange> construction = leads.stream()
                .filter(lead -> isConstruction(lead.change().kind()))
                .toList();
        return new FarmlandSums(
                sum(construction, standing),
                leads.stream()
                        .flatMap(lead -> standing.caseOf(lead.change().id()).stream())
                        .filter(CaseFile::isIllegal)
                        .map(one -> one.extent().farmland())
                        .reduce(SquareMetres.ZERO, SquareMetres::plus),
                sum(
                        construction.stream()
                                .filter(lead -> isPending(lead, standing))
                                .toList(),
                        standing));
    }

    /** Whether a change builds on ground. */
    public static boolean isConstruction(ChangeKind kind) {
        return CONSTRUCTION.contains(kind);
    }

    /** Farmland that a change takes; empty where it is not known. */
    public static Optional<SquareMetres> of(NumberedChange change, Standing standing) {
        return standing.of(change.change().id())
                .flatMap(screened -> screened.takings().of(LayerRole.FARMLAND));
    }

    private static boolean isPending(NumberedChange lead, Standing standing) {
        boolean undecided =
                standing.caseOf(lead.change().id()).flatMap(CaseFile::verdict).isEmpty();
        return undecided
                && standing.of(lead.change().id())
                        .filter(ScreenedChange::isSuspected)
                        .isPresent();
    }

    private static SquareMetres sum(List<NumberedChange> leads, Standing standing) {
        return leads.stream()
                .flatMap(lead -> of(lead, standing).stream())
                .reduce(SquareMetres.ZERO, SquareMetres::plus);
    }
}
