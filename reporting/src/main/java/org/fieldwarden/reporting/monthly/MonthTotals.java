package org.fieldwarden.reporting.monthly;

import java.time.YearMonth;
import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.list.FarmlandSums;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;

/**
 * The leads that were first seen in one month, in sums of unrounded values.
 *
 * @param farmland under them
 */
public record MonthTotals(YearMonth month, Total all, FarmlandSums farmland) {

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
        return new MonthTotals(month, Total.of(ofMonth), FarmlandSums.of(ofMonth, standing));
    }

    SquareMetres construction() {
        return farmland.construction();
    }

    SquareMetres decided() {
        return farmland.decided();
    }

    SquareMetres pending() {
        return farmland.pending();
    }
}
