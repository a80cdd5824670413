package org.fieldwarden.reporting.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.LaterComparison;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.Person;
import org.fieldwarden.reporting.casework.Signed;
import org.fieldwarden.reporting.casework.SignedVerdict;
import org.fieldwarden.reporting.casework.Verdict;
import org.fieldwarden.reporting.identity.LaterFlight;
import org.fieldwarden.reporting.identity.LaterFlight.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadHistoryTest {

    private static final ChangeClass BUILT = Scene.of(LandCover.VEGETATION, LandCover.BUILDING);
    private static final ChangeClass DEMOLISHED = Scene.of(LandCover.BUILDING, LandCover.BARE_GROUND);

    @TempDir
    Path folder;

    private final Change house = Scene.change(30, 30, 20, 10, BUILT);
    private final Change shed = Scene.change(150, 120, 18, 10, BUILT);
    private final LaterComparison november = LaterComparison.between("2026-10-05", "2026-11-05");
    private final LaterComparison december = LaterComparison.between("2026-11-05", "2026-12-04");
    private final Change annexe = november.change(50, 30, 8, 10, BUILT);
    private final Change demolition = december.change(29, 29, 30, 12, DEMOLISHED);

    @Test
    void aLeadKeepsItsNumberAndStateWhenLaterFlightsSeeItGrowAndGo() {
        try (Register register = open()) {
            months(register);
            assertThat(register.listNumbered())
                    .extracting(lead -> lead.change().id(), NumberedChange::number)
                    .contains(
                            tuple(house.id(), "440222JZ2600001"),
                            tuple(annexe.id(), "440222JZ2600001"),
                            tuple(demolition.id(), "440222JZ2600001"));
            assertThat(register.laterFlights(house.id()))
                    .extracting(LaterFlight::outcome)
                    .containsExactly(Outcome.GROWN, Outcome.GONE);
            assertThat(register.laterFlights(annexe.id())).isEqualTo(register.laterFlights(house.id()));
            assertThat(register.laterFlights(shed.id()))
                    .extracting(LaterFlight::outcome)
                    .containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED);
        }
    }

    @Test
    void aCaseIsOneCaseInWhateverChangeItShowsAndNoFlightClosesIt() {
        try (Register register = open()) {
            months(register);
        }
        try (CaseRegister cases = CaseRegister.open(file())) {
            Signed signed = new Signed(new Person("核查员"), Instant.parse("2026-12-06T02:00:00Z"), "已到现场");
            CaseRecord decided = cases.take(
                    new CaseRegister.Step(demolition.id().value(), OptionalInt.empty(), CaseAction.DECIDE, signed),
                    one -> one.decide(new SignedVerdict(Verdict.ILLEGAL, signed), one.extent()));
            assertThat(decided.id()).isEqualTo(house.id());
            assertThat(cases.list()).extracting(CaseRecord::id).containsExactlyInAnyOrder(house.id(), shed.id());
        }
        try (Register register = open()) {
            Standing standing = register.standing();
            assertThat(standing.caseOf(annexe.id())).isEqualTo(standing.caseOf(house.id()));
            assertThat(standing.stateOf(demolition.id())).isEqualTo("已判定");
            assertThat(standing.leadOf(annexe.id())).isEqualTo(house.id());
            assertThat(standing.leadOf(shed.id())).isEqualTo(shed.id());
        }
    }

    @Test
    void groundThatALaterFlightCouldNotJudgeIsUnobservedNotUnchanged() {
        try (Register register = open()) {
            register.accept(List.of(house, shed));
            PixelWindow overTheHouse = PixelWindow.atSize(100, 100, 200, 200);
            register.recordUnobserved(
                    november.flights(), Scene.GRID, List.of(new Issue.Nodata(overTheHouse, new SquareMetres(1600))));
            assertThat(register.laterFlights(house.id()))
                    .extracting(LaterFlight::outcome)
                    .containsExactly(Outcome.UNOBSERVED);
            assertThat(register.laterFlights(shed.id()))
                    .extracting(LaterFlight::outcome)
                    .containsExactly(Outcome.UNCHANGED);
        }
    }

    @Test
    void aComparisonFromAnOlderBaselineThatDoesNotShowTheLeadHasNotFoundIt() {
        LaterComparison old = LaterComparison.between("2026-09-03", "2026-11-05");
        try (Register register = open()) {
            register.accept(List.of(house));
            register.recordUnobserved(old.flights(), Scene.GRID, List.of());
            assertThat(register.laterFlights(house.id()))
                    .extracting(LaterFlight::outcome)
                    .containsExactly(Outcome.NOT_FOUND);
        }
    }

    @Test
    void aLeadThatALaterFlightHasSeenIsNotWithdrawnButALaterChangeIs() {
        try (Register register = open()) {
            months(register);
            register.withdrawUnchecked(Scene.FLIGHTS, Set.of());
            register.withdrawUnchecked(december.flights(), Set.of());
            assertThat(register.list()).extracting(Change::id).containsExactlyInAnyOrder(house.id(), annexe.id());
        }
    }

    @Test
    void monthsThatComeAllAtOnceOrOnceMoreGiveTheSameRegister() throws IOException {
        try (Register register = open()) {
            months(register);
        }
        byte[] oneByOne = Files.readAllBytes(file());
        try (Register register = open()) {
            register.accept(List.of(demolition, annexe, shed, house));
            months(register);
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(oneByOne);
        Path other = folder.resolve("other.gpkg");
        try (Register register = open();
                Register atOnce = Register.open(other, Scene.CRS)) {
            atOnce.accept(List.of(demolition, annexe, shed, house));
            assertThat(atOnce.listNumbered()).isEqualTo(register.listNumbered());
            assertThat(atOnce.standing().sightings())
                    .isEqualTo(register.standing().sightings());
        }
    }

    @Test
    void aHouseWhoseAnnexeAloneIsDemolishedHasShrunk() {
        try (Register register = open()) {
            months(register, december.change(50, 30, 8, 10, DEMOLISHED));
            assertThat(register.laterFlights(house.id()))
                    .extracting(LaterFlight::outcome)
                    .containsExactly(Outcome.GROWN, Outcome.SHRUNK);
        }
    }

    @Test
    void aHouseThatIsBuiltAnewAfterTheFirstIsGoneIsALeadOfItsOwn() {
        Change anew = LaterComparison.between("2026-12-04", "2027-01-06").change(30, 30, 20, 10, BUILT);
        try (Register register = open()) {
            months(register);
            register.accept(List.of(anew));
            assertThat(register.standing().leadOf(anew.id())).isEqualTo(anew.id());
        }
    }

    @Test
    void somethingElseOnTheLeadsGroundIsSaidSo() {
        try (Register register = open()) {
            register.accept(
                    List.of(shed, november.change(152, 121, 9, 9, Scene.of(LandCover.VEGETATION, LandCover.WATER))));
            register.recordUnobserved(november.flights(), Scene.GRID, List.of());
            assertThat(register.laterFlights(shed.id()))
                    .extracting(LaterFlight::outcome)
                    .containsExactly(Outcome.OTHER_CHANGE);
        }
    }

    @Test
    void whatAnotherModelFindsInPlaceOfAKeptLeadGoesUnderItsNumber() {
        Change otherwise = Scene.change(31, 30, 20, 10, BUILT);
        try (Register register = open()) {
            months(register);
            register.accept(List.of(otherwise));
            register.withdrawUnchecked(Scene.FLIGHTS, Set.of(otherwise.id(), shed.id()));
            assertThat(register.standing().leadOf(otherwise.id())).isEqualTo(house.id());
            assertThat(register.listNumbered())
                    .filteredOn(one -> one.change().id().equals(otherwise.id()))
                    .extracting(NumberedChange::number)
                    .containsExactly("440222JZ2600001");
        }
    }

    @Test
    void aRegisterWithCasesIsNeverWrittenOverByAnExtract() {
        Path old = folder.resolve("old.gpkg");
        try (Register register = Register.open(old, Scene.CRS)) {
            register.accept(List.of(house));
        }
        try (CaseRegister cases = CaseRegister.open(old)) {
            Signed signed = new Signed(new Person("核查员"), Instant.parse("2026-12-06T02:00:00Z"), "已到现场");
            cases.take(
                    new CaseRegister.Step(house.id().value(), OptionalInt.empty(), CaseAction.DECIDE, signed),
                    one -> one.decide(new SignedVerdict(Verdict.LAWFUL, signed), one.extent()));
        }
        try (Register register = open()) {
            months(register);
            assertThatThrownBy(() -> register.extract(november.flights(), old))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("decided cases");
            assertThatThrownBy(() -> register.extract(november.flights(), file()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("its own extract");
        }
    }

    @Test
    void anExtractHoldsOneComparisonUnderTheNumbersOfTheRegisterAndTakesNoDecisions() {
        Path extract = folder.resolve("november.gpkg");
        try (Register register = open()) {
            months(register);
            register.extract(november.flights(), extract);
        }
        try (Register read = Register.openExisting(extract)) {
            assertThat(read.listNumbered()).containsExactly(new NumberedChange(annexe, "440222JZ2600001"));
            assertThat(read.listCompared())
                    .extracting(compared -> compared.current().id().value())
                    .containsExactly("reservoir-2026-11-05");
        }
        try (Register read = Register.openExisting(extract)) {
            assertThatThrownBy(() -> read.accept(List.of(shed)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("extract");
        }
        assertThatThrownBy(() -> CaseRegister.open(extract))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("extract");
    }

    @Test
    void aChangeThatIsNotInTheRegisterIsSaidSo() {
        try (Register register = open()) {
            assertThatThrownBy(() -> register.laterFlights(new ChangeId("fw-0123456789abcdef")))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("fw-0123456789abcdef");
        }
    }

    private void months(Register register) {
        months(register, demolition);
    }

    private void months(Register register, Change last) {
        register.accept(List.of(house, shed));
        register.recordUnobserved(Scene.FLIGHTS, Scene.GRID, List.of());
        register.accept(List.of(annexe));
        register.recordUnobserved(november.flights(), Scene.GRID, List.of());
        register.accept(List.of(last));
        register.recordUnobserved(december.flights(), Scene.GRID, List.of());
    }

    private Path file() {
        return folder.resolve("changes.gpkg");
    }

    private Register open() {
        return Register.open(file(), Scene.CRS);
    }
}
