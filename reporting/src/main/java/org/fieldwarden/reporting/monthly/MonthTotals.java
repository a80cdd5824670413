package org.fieldwarden.reporting.monthly;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.screening.ScreenedChange;

/**
 * The leads that were first seen in one month, in sums of unrounded values.
 *
 * @param construction farmland taken by new building, altered building and hardened ground, as far as screening knows
 * @param decided farmland of those leads that a named person found illegal, as it was decided
 * @param pending farmland of construction that is suspected and not decided
 */
public record MonthTotals(
        YearMonth month, Total all, SquareMetres construction, SquareMetres decided, SquareMetres pending) {

    private static final Set<ChangeKind> CONSTRUCTION =
            Set.of(ChangeKind.BUILDING_APPEARED, ChangeKind.BUILDING_ALTERED, ChangeKind.GROUND_HARDENED);
    private static final int MONTH = "2026-10".length();

    /** A number of leads and their area. */
    public record Total(int count, SquareMetres area) {

        /** That of some leads. */
        public static Total of(List<NumberedChange> leads) {
            return new Total(
                    leads.size(),
                    leads.stream().map(lead -> lead.change().area()).reduce(SquareMetres.ZERO, SquareMetres::plus));
        }
    }

    /** The month of a day that is known. */
    static YearMonth monthOf(AcquisitionDate day) {
        return YearMonth.parse(day.text().substring(0, MONTH));
    }

    /** Whether a day is known and lies in a month. */
    static boolean isIn(YearMonth month, AcquisitionDate day) {
        return day.isKnown() && monthOf(day).equals(month);
    }

    /** The totals of a month out of all leads. */
    static MonthTotals of(YearMonth month, List<NumberedChange> leads, Standing standing) {
        List<NumberedChange> ofMonth = leads.stream()
                .filter(lead -> isIn(month, lead.change().provenance().current().flownOn()))
                .toList();
        return of(month, new Leads(ofMonth, standing));
    }

    private static MonthTotals of(YearMonth month, Leads leads) {
        return new MonthTotals(month, Total.of(leads.all()), leads.construction(), leads.decided(), leads.pending());
    }

    /** Whether a change builds on ground. */
    static boolean isConstruction(ChangeKind kind) {
        return CONSTRUCTION.contains(kind);
    }

    /** Farmland that a change takes; empty where it is not known. */
    static Optional<SquareMetres> farmland(NumberedChange change, Standing standing) {
        return standing.of(change.change().id())
                .flatMap(screened -> screened.takings().of(LayerRole.FARMLAND));
    }

    private record Leads(List<NumberedChange> all, Standing standing) {

        SquareMetres construction() {
            return sum(all.stream().filter(this::isConstruction).toList());
        }

        SquareMetres pending() {
            return sum(all.stream()
                    .filter(this::isConstruction)
                    .filter(lead -> standing.caseOf(lead.change().id())
                            .flatMap(CaseFile::verdict)
                            .isEmpty())
                    .filter(lead -> standing.of(lead.change().id())
                            .filter(ScreenedChange::isSuspected)
                            .isPresent())
                    .toList());
        }

        SquareMetres decided() {
            return all.stream()
                    .flatMap(lead -> standing.caseOf(lead.change().id()).stream())
                    .filter(CaseFile::isIllegal)
                    .map(one -> one.extent().farmland())
                    .reduce(SquareMetres.ZERO, SquareMetres::plus);
        }

        private boolean isConstruction(NumberedChange lead) {
            return MonthTotals.isConstruction(lead.change().kind());
        }

        private SquareMetres sum(List<NumberedChange> leads) {
            return leads.stream()
                    .flatMap(lead -> farmland(lead, standing).stream())
                    .reduce(SquareMetres.ZERO, SquareMetres::plus);
        }
    }
}
