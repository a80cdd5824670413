package org.fieldwarden.reporting.screening;

import java.util.List;

/**
 * What a screening changed in a register.
 *
 * @param screened changes that were screened
 * @param first of these, screened for the first time
 * @param areas of those screened before, with other areas or another place than before
 * @param appeared findings that were not there before, such as {@code 440222JZ2600017 FW-01 疑似}
 * @param gone findings that are no more
 */
public record ScreeningDifference(int screened, int first, int areas, List<String> appeared, List<String> gone) {

    public ScreeningDifference {
        appeared = List.copyOf(appeared);
        gone = List.copyOf(gone);
    }

    /** Whether the register says the same as before. */
    public boolean isNone() {
        return first == 0 && areas == 0 && appeared.isEmpty() && gone.isEmpty();
    }
}
