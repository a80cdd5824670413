package org.fieldwarden.reporting.register;

import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.identity.Sighting;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.ScreeningBasis;

/**
 * What has been said of changes so far.
 *
 * @param basis what the register was last screened by; empty where it never was
 * @param screened what screening says of those changes that were screened
 * @param states the state that people have brought each change to
 * @param cases those that people have acted on, by their lead
 * @param sightings which changes are of a lead that an earlier comparison showed first
 */
public record Standing(
        Optional<ScreeningBasis> basis,
        Map<ChangeId, ScreenedChange> screened,
        Map<ChangeId, String> states,
        Map<ChangeId, CaseFile> cases,
        Map<ChangeId, Sighting> sightings) {

    /** Nothing was screened and nothing was checked. */
    public static final Standing NONE = new Standing(Optional.empty(), Map.of(), Map.of(), Map.of());

    /** A standing of changes each of which is a lead of its own. */
    public Standing(
            Optional<ScreeningBasis> basis,
            Map<ChangeId, ScreenedChange> screened,
            Map<ChangeId, String> states,
            Map<ChangeId, CaseFile> cases) {
        this(basis, screened, states, cases, Map.of());
    }

    public Standing {
        screened = Map.copyOf(screened);
        states = Map.copyOf(states);
        cases = Map.copyOf(cases);
        sightings = Map.copyOf(sightings);
    }

    /** The case of a change's lead; empty where nobody has acted on it. */
    public Optional<CaseFile> caseOf(ChangeId id) {
        return Optional.ofNullable(cases.get(leadOf(id)));
    }

    /** The lead under whose number a change goes: itself, unless an earlier comparison has shown it. */
    public ChangeId leadOf(ChangeId id) {
        Sighting sighting = sightings.get(id);
        return sighting == null ? id : sighting.lead();
    }

    /** What a change says of a lead that was known already; empty where it is a lead itself. */
    public Optional<Sighting> sightingOf(ChangeId id) {
        return Optional.ofNullable(sightings.get(id));
    }

    public Optional<ScreenedChange> of(ChangeId id) {
        return Optional.ofNullable(screened.get(id));
    }

    /** The state of a change; 待核查 where nothing else is known. */
    public String stateOf(ChangeId id) {
        return states.getOrDefault(id, ChangeRows.UNCHECKED);
    }
}
