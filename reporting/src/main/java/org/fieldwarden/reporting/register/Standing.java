package org.fieldwarden.reporting.register;

import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.ScreeningBasis;

/**
 * What has been said of changes so far.
 *
 * @param basis what the register was last screened by; empty where it never was
 * @param screened what screening says of those changes that were screened
 * @param states the state that people have brought each change to
 * @param cases those that people have acted on
 */
public record Standing(
        Optional<ScreeningBasis> basis,
        Map<ChangeId, ScreenedChange> screened,
        Map<ChangeId, String> states,
        Map<ChangeId, CaseFile> cases) {

    /** Nothing was screened and nothing was checked. */
    public static final Standing NONE = new Standing(Optional.empty(), Map.of(), Map.of(), Map.of());

    public Standing {
        screened = Map.copyOf(screened);
        states = Map.copyOf(states);
        cases = Map.copyOf(cases);
    }

    /** The case of a change; empty where nobody has acted on it. */
    public Optional<CaseFile> caseOf(ChangeId id) {
        return Optional.ofNullable(cases.get(id));
    }

    public Optional<ScreenedChange> of(ChangeId id) {
        return Optional.ofNullable(screened.get(id));
    }

    /** The state of a change; 待核查 where nothing else is known. */
    public String stateOf(ChangeId id) {
        return states.getOrDefault(id, ChangeRows.UNCHECKED);
    }
}
