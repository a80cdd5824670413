package org.fieldwarden.reporting.monthly;

import java.util.Collection;
import java.util.OptionalDouble;
import org.fieldwarden.reporting.audit.ClopperPearson;
import org.fieldwarden.reporting.casework.CaseFile;

/**
 * How many leads were checked, and how many of them were changes at all.
 *
 * @param checked leads with a verdict
 * @param confirmed those whose verdict is not 伪变化
 */
public record CheckedLeads(int checked, int confirmed) {

    /** Those among some cases. */
    public static CheckedLeads of(Collection<CaseFile> cases) {
        int checked = 0;
        int confirmed = 0;
        for (CaseFile one : cases) {
            if (one.verdict().isPresent()) {
                checked++;
                confirmed += one.verdict().get().confirmsChange() ? 1 : 0;
            }
        }
        return new CheckedLeads(checked, confirmed);
    }

    /** Share of the checked leads that were changes. */
    public OptionalDouble share() {
        return checked == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) confirmed / checked);
    }

    /**
     * What this many checks prove: the share of true changes is at least this, at 95 %, if the checked leads were drawn by
     * chance.
     */
    public OptionalDouble atLeast() {
        return checked == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(new ClopperPearson(confirmed, checked).lowerBound());
    }
}
