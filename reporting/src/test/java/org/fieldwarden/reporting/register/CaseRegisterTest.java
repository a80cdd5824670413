package org.fieldwarden.reporting.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.CaseEntry;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.casework.CaseState;
import org.fieldwarden.reporting.casework.Extent;
import org.fieldwarden.reporting.casework.Person;
import org.fieldwarden.reporting.casework.Rectification;
import org.fieldwarden.reporting.casework.Signed;
import org.fieldwarden.reporting.casework.SignedVerdict;
import org.fieldwarden.reporting.casework.Verdict;
import org.fieldwarden.reporting.register.CaseRegister.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseRegisterTest {

    private static final String NUMBER = "440222JZ2600001";
    private static final Change LEAD = Scene.changes().get(0);
    private static final Extent GROUND = new Extent(new SquareMetres(400), new SquareMetres(300));

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        try (Register register = Register.open(file(), Scene.CRS)) {
            register.accept(Scene.changes());
        }
    }

    @Test
    void aVerdictIsKeptWithWhoWhenAndWhyAndTheLeadsState() {
        try (CaseRegister cases = CaseRegister.open(file())) {
            assertThat(cases.list()).hasSize(12).allMatch(one -> one.version() == 0);
            CaseRecord decided = decide(cases, Verdict.ILLEGAL);
            assertThat(decided.version()).isEqualTo(1);
            assertThat(cases.get(LEAD.id().value())).isEqualTo(decided);
            CaseEntry entry = cases.history(decided.id()).get(0);
            assertThat(entry.signed()).isEqualTo(signed("网格员甲", "实地核查"));
            assertThat(entry.after().verdict().orElseThrow().verdict()).isEqualTo(Verdict.ILLEGAL);
        }
        try (Register register = Register.open(file(), Scene.CRS)) {
            assertThat(register.standing().stateOf(LEAD.id())).isEqualTo("已判定");
        }
    }

    @Test
    void aFlightThatRunsAgainTouchesNoDecidedCaseAndNeverWithdrawsOneThatPeopleActedOn() {
        try (CaseRegister cases = CaseRegister.open(file())) {
            decide(cases, Verdict.ILLEGAL);
            step(cases, CaseAction.RETURN, CaseFile::goBack);
        }
        Change again = new Change(LEAD.id(), LEAD.changed(), new Confidence(0.99), LEAD.place(), LEAD.provenance());
        try (Register register = Register.open(file(), Scene.CRS)) {
            register.accept(List.of(again));
            register.withdrawUnchecked(Scene.FLIGHTS, Set.of());
            assertThat(register.list()).containsExactly(again);
            assertThat(register.standing().stateOf(LEAD.id())).isEqualTo("待核查");
        }
        try (CaseRegister cases = CaseRegister.open(file())) {
            decide(cases, Verdict.FALSE_CHANGE);
        }
        try (Register register = Register.open(file(), Scene.CRS)) {
            register.accept(List.of(LEAD));
            register.withdrawUnchecked(Scene.FLIGHTS, Set.of());
            assertThat(register.standing().stateOf(LEAD.id())).isEqualTo("已判定");
        }
        try (CaseRegister cases = CaseRegister.open(file())) {
            assertThat(cases.history(LEAD.id())).hasSize(3);
            assertThat(cases.get(NUMBER).file().extent()).isEqualTo(GROUND);
        }
    }

    @Test
    void undoGoesBackStepByStepAndTheHistoryKeepsAll() {
        try (CaseRegister cases = CaseRegister.open(file())) {
            decide(cases, Verdict.ILLEGAL);
            step(cases, CaseAction.RECTIFY, one -> one.rectify(Rectification.DEMOLISHED, GROUND));
            step(cases, CaseAction.SUBMIT, CaseFile::submit);
            assertThat(undo(cases).file().state()).isEqualTo(CaseState.RECTIFIED);
            assertThat(undo(cases).file().state()).isEqualTo(CaseState.DECIDED);
            step(cases, CaseAction.RECTIFY, one -> one.rectify(Rectification.PERMITTED, GROUND));
            assertThat(undo(cases).file().left()).isEqualTo(GROUND);
            CaseRecord start = undo(cases);
            assertThat(start.file().state()).isEqualTo(CaseState.UNCHECKED);
            assertThat(start.file().verdict()).isEmpty();
            assertThat(start.file().extent().area()).isEqualTo(LEAD.area());
            assertThatThrownBy(() -> undo(cases))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("Nothing is left");
            assertThat(cases.history(LEAD.id()))
                    .hasSize(8)
                    .extracting(CaseEntry::action)
                    .endsWith(CaseAction.RECTIFY, CaseAction.UNDO, CaseAction.UNDO);
            assertThat(decide(cases, Verdict.LAWFUL).version()).isEqualTo(9);
        }
    }

    @Test
    void aStepOnAnOldVersionIsRefusedAndChangesNothing() {
        try (CaseRegister cases = CaseRegister.open(file())) {
            decide(cases, Verdict.LAWFUL);
            Step late = new Step(NUMBER, OptionalInt.of(0), CaseAction.SUBMIT, signed("网格员乙", "看过"));
            assertThatThrownBy(() -> cases.take(late, CaseFile::submit))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("version 1 by now, not 0");
            assertThat(cases.get(NUMBER).version()).isEqualTo(1);
        }
    }

    @Test
    void aStepThatCannotFollowLeavesNoTrace() {
        try (CaseRegister cases = CaseRegister.open(file())) {
            assertThatThrownBy(() -> step(cases, CaseAction.CLOSE, CaseFile::close))
                    .isInstanceOf(UsageException.class);
            assertThat(cases.history(LEAD.id())).isEmpty();
            assertThatThrownBy(() -> cases.get("440222JZ2699999")).hasMessageContaining("has no case");
        }
    }

    /** Each of eight writers puts ten square metres right, ten times, through a connection of its own. */
    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        Extent ground = new Extent(new SquareMetres(900), SquareMetres.ZERO);
        try (CaseRegister cases = CaseRegister.open(file())) {
            cases.take(
                    new Step(NUMBER, OptionalInt.empty(), CaseAction.DECIDE, signed("网格员甲", "实地核查")),
                    one -> one.decide(new SignedVerdict(Verdict.ILLEGAL, signed("网格员甲", "实地核查")), ground));
        }
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> refused = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                String name = "网格员" + writer;
                refused.add(writers.submit(() -> rectifyTenTimes(name)));
            }
            for (Future<Integer> one : refused) {
                assertThat(one.get()).isNotNegative();
            }
        } finally {
            writers.shutdownNow();
        }
        try (CaseRegister cases = CaseRegister.open(file())) {
            CaseRecord record = cases.get(NUMBER);
            assertThat(record.version()).isEqualTo(81);
            assertThat(record.file().left().area().value()).isEqualTo(100);
            assertThat(cases.history(record.id()))
                    .extracting(entry -> entry.signed().who().name())
                    .filteredOn("网格员3"::equals)
                    .hasSize(10);
        }
    }

    /** Looks, thinks and acts on what it saw; when somebody was faster, looks again. */
    private int rectifyTenTimes(String name) {
        int refused = 0;
        Extent part = new Extent(new SquareMetres(10), SquareMetres.ZERO);
        try (CaseRegister cases = CaseRegister.open(file())) {
            for (int done = 0; done < 10; ) {
                int seen = cases.get(NUMBER).version();
                Step step = new Step(NUMBER, OptionalInt.of(seen), CaseAction.RECTIFY, signed(name, "拆除一部分"));
                try {
                    cases.take(step, one -> one.rectify(Rectification.DEMOLISHED, part));
                    done++;
                } catch (UsageException faster) {
                    refused++;
                }
            }
        }
        return refused;
    }

    private static CaseRecord decide(CaseRegister cases, Verdict verdict) {
        return step(
                cases,
                CaseAction.DECIDE,
                one -> one.decide(new SignedVerdict(verdict, signed("网格员甲", "实地核查")), GROUND));
    }

    private static CaseRecord step(CaseRegister cases, CaseAction action, UnaryOperator<CaseFile> change) {
        return cases.take(new Step(NUMBER, OptionalInt.empty(), action, signed("网格员甲", "实地核查")), change);
    }

    private static CaseRecord undo(CaseRegister cases) {
        return cases.undo(new Step(NUMBER, OptionalInt.empty(), CaseAction.UNDO, signed("网格员乙", "录错")));
    }

    private static Signed signed(String who, String why) {
        return new Signed(new Person(who), Instant.parse("2026-10-20T02:00:00Z"), why);
    }

    private Path file() {
        return folder.resolve("register.gpkg");
    }
}
