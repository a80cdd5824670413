package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateReportTest {

    private static final Mask TWENTY_OBJECTS = Mask.of(40, 1, (column, row) -> column % 2 == 0);
    private static final Mask HALF_OF_THEM = Mask.of(40, 1, (column, row) -> column % 4 == 0);
    private static final Mask NOTHING = Mask.none(40, 1);
    private static final Mask ONE_PIXEL = Mask.of(40, 1, (column, row) -> column == 7);

    @TempDir
    Path folder;

    @Test
    void aBundleIsNotWorseThanItself() {
        GuardedSet set =
                new GuardedSet(report(8, HALF_OF_THEM, TWENTY_OBJECTS), report(8, HALF_OF_THEM, TWENTY_OBJECTS));
        assertThat(set.isAccepted()).isTrue();
        assertThat(set.figure()).isEqualTo(Figure.F1);
        assertThat(set.gain()).hasValue(new Interval(0, 0));
    }

    @Test
    void aLowerBoundOfF1ThatFallsIsRefused() {
        GuardedSet set =
                new GuardedSet(report(8, HALF_OF_THEM, TWENTY_OBJECTS), report(8, TWENTY_OBJECTS, TWENTY_OBJECTS));
        assertThat(set.isAccepted()).isFalse();
        // 10 of 20 found, none false: F1 = 20 / 30 in every resample.
        assertThat(set.bound(set.candidate()).getAsDouble()).isBetween(0.6666, 0.6667);
        assertThat(set.verdict()).contains("drawn: refused").contains("0.667").contains("1.000");
    }

    @Test
    void whatTheSampleProvesIsSaidInWords() {
        GuardedSet set =
                new GuardedSet(report(8, TWENTY_OBJECTS, TWENTY_OBJECTS), report(8, HALF_OF_THEM, TWENTY_OBJECTS));
        assertThat(set.isAccepted()).isTrue();
        assertThat(set.proof())
                .contains("0 errors in 160 detections proves that 98.1 % are right")
                .contains("cannot prove");
    }

    @Test
    void withoutAnyReferenceChangeFalseAreaDecides() {
        AuditReport silent = report(10, NOTHING, NOTHING);
        AuditReport noisy = report(10, ONE_PIXEL, NOTHING);
        GuardedSet better = new GuardedSet(silent, noisy);
        GuardedSet worse = new GuardedSet(noisy, silent);
        assertThat(better.figure()).isEqualTo(Figure.FALSE_AREA);
        assertThat(better.isAccepted()).isTrue();
        assertThat(worse.isAccepted()).isFalse();
        // One pixel of 40 is 25000 m2 of a km2.
        assertThat(worse.verdict()).contains("at most 25000 m2 per km2").contains("worse than the old one's 0");
        // 0.05^(1/10) = 0.741
        assertThat(better.proof()).contains("0 false alarms in 10 unchanged pairs proves that 74.1 %");
        assertThat(worse.proof()).contains("10 false alarms in 10 unchanged pairs proves that 0.0 %");
    }

    @Test
    void aSetWhoseF1IsIllDefinedIsRefused() {
        // One pair of ten with change and no detection: a third of the resamples has no F1.
        AuditReport report = new AuditReport(
                "drawn",
                AuditedPairs.MODEL,
                AuditedPairs.terms(ClassScope.ALL),
                IntStream.range(0, 10)
                        .mapToObj(
                                pair -> AuditedPairs.judged("p" + pair, NOTHING, pair == 0 ? TWENTY_OBJECTS : NOTHING))
                        .toList());
        GuardedSet set = new GuardedSet(report, report);
        assertThat(set.isAccepted()).isFalse();
        assertThat(set.verdict()).contains("too few of its pairs hold change");
        assertThat(set.proof()).contains("detects nothing in 10 pairs, which proves nothing");
    }

    @Test
    void whoDoesNotLookIsRefused() {
        AuditReport blind = AuditedPairs.report(IntStream.range(0, 8)
                .mapToObj(pair ->
                        AuditedPairs.judged("p" + pair, NOTHING, NOTHING, Mask.of(40, 1, (column, row) -> column < 19)))
                .toArray(PairAudit[]::new));
        GuardedSet set = new GuardedSet(blind, report(8, NOTHING, NOTHING));
        assertThat(set.isAccepted()).isFalse();
        assertThat(set.verdict()).contains("53 % of its pixels stayed unobserved");
    }

    @Test
    void oneRefusingSetRefusesTheBundle() throws IOException {
        GuardedSet accepted =
                new GuardedSet(report(8, TWENTY_OBJECTS, TWENTY_OBJECTS), report(8, HALF_OF_THEM, TWENTY_OBJECTS));
        GuardedSet refused = new GuardedSet(report(8, ONE_PIXEL, NOTHING), report(8, NOTHING, NOTHING));
        GateReport gate = new GateReport(List.of(accepted, refused));
        assertThat(gate.isAccepted()).isFalse();
        assertThat(new GateReport(List.of(accepted)).isAccepted()).isTrue();
        gate.write(folder.resolve("gate.json"));
        JsonNode json = new ObjectMapper().readTree(folder.resolve("gate.json").toFile());
        assertThat(json.path("accepted").asBoolean()).isFalse();
        assertThat(json.at("/candidate/bundleHash").asText()).isEqualTo(AuditedPairs.MODEL.bundleHash());
        assertThat(json.at("/sets/0/accepted").asBoolean()).isTrue();
        assertThat(json.at("/sets/0/figure").asText()).isEqualTo("f1");
        assertThat(json.at("/sets/1/figure").asText()).isEqualTo("falseAreaShare");
        assertThat(json.at("/sets/1/candidateBound").asDouble()).isEqualTo(0.025);
        assertThat(json.at("/sets/1/verdict").asText()).contains("refused");
    }

    @Test
    void tooFewPairsAndUnequalPairsCannotBeGuardedBy() {
        AuditReport few = report(7, NOTHING, NOTHING);
        assertThatThrownBy(() -> new GuardedSet(few, few))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 8");
        assertThatThrownBy(() -> new GuardedSet(report(8, NOTHING, NOTHING), report(9, NOTHING, NOTHING)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GateReport(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static AuditReport report(int pairs, Mask predicted, Mask reference) {
        return AuditedPairs.report(IntStream.range(0, pairs)
                .mapToObj(pair -> AuditedPairs.judged("p" + pair, predicted, reference))
                .toArray(PairAudit[]::new));
    }
}
