package org.fieldwarden.reporting.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.casework.CaseEntry;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.identity.LaterFlight;
import org.fieldwarden.reporting.register.CaseRegister;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.ScreeningBasis;

/**
 * Everything that the register knows of a lead.
 *
 * @param lead the change that showed it first, under its number
 * @param standing what screening and people have said
 * @param later what later flights say, oldest first
 * @param steps what people have done with it, first step first
 */
public record Dossier(NumberedChange lead, Standing standing, List<LaterFlight> later, List<CaseEntry> steps) {

    public Dossier {
        later = List.copyOf(later);
        steps = List.copyOf(steps);
    }

    /**
     * The dossier of a lead.
     *
     * @param reference case number, or change id of the lead or of a later change of it
     * @throws UsageException where the registers do not hold it
     */
    public static Dossier read(Register register, CaseRegister cases, String reference) {
        ChangeId id = cases.get(reference).id();
        NumberedChange lead = register.listNumbered().stream()
                .filter(change -> change.change().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "The lead " + reference + " was withdrawn meanwhile: look at it again with 'case show'."));
        return new Dossier(lead, register.standing(), register.laterFlights(id), cases.history(id));
    }

    public ChangeId id() {
        return lead.change().id();
    }

    /** When something last happened to the lead: that, and not the clock, is the dossier's time. */
    Instant lastEvent() {
        Stream<Instant> flown = Stream.concat(
                        Stream.of(lead.change().provenance().current().flownOn()),
                        later.stream().map(later -> later.current().flownOn()))
                .filter(AcquisitionDate::isKnown)
                .map(day -> LocalDate.parse(day.text()).atStartOfDay().toInstant(ZoneOffset.UTC));
        return Stream.concat(flown, steps.stream().map(CaseEntry::signed).map(signed -> signed.when()))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    Optional<ScreenedChange> screened() {
        return standing.of(id());
    }

    Optional<ScreeningBasis> basis() {
        return standing.basis();
    }

    Optional<CaseFile> file() {
        return standing.caseOf(id());
    }

    String state() {
        return standing.stateOf(id());
    }
}
