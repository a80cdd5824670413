package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.reporting.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditReportTest {

    @TempDir
    Path folder;

    @Test
    void f1ComesFirstAndCountsAreAddedInsteadOfRatiosAveraged() throws IOException {
        PairAudit good = AuditedPairs.judged("b", Mask.ofAscii("###."), Mask.ofAscii("###."));
        PairAudit bad = AuditedPairs.judged("a", Mask.ofAscii("...#"), Mask.ofAscii("#..."));
        AuditReport report = AuditedPairs.report(good, bad);
        JsonNode json = written(report);
        assertThat(json.fieldNames().next()).isEqualTo("f1");
        assertThat(json.path("f1").asDouble()).isEqualTo(0.75);
        assertThat(json.at("/total/pixels/truePositives").asInt()).isEqualTo(3);
        assertThat(json.at("/total/objectsAtIou50/found").asInt()).isEqualTo(1);
        assertThat(json.at("/total/objectsAtIou50/bySizeM2/<20/reference").asInt())
                .isEqualTo(2);
        assertThat(json.at("/pairs/0/name").asText()).isEqualTo("a");
        assertThat(json.at("/pairs/0/kinds/cover-altered/predicted").asInt()).isEqualTo(1);
        assertThat(json.path("modelBundleHash").asText()).isEqualTo(Scene.MODEL);
        assertThat(json.at("/model/changeThreshold").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/terms/classes").asText()).isEqualTo("all");
        assertThat(json.at("/terms/boundaryToleranceMetres").asDouble()).isEqualTo(4);
        assertThat(json.at("/total/reliability").size()).isEqualTo(Reliability.BINS);
        assertThat(json.at("/intervals/f1/value").asDouble()).isEqualTo(0.75);
        assertThat(json.at("/intervals/f1/lower").isNull()).isTrue();
        report.write(folder.resolve("again.json"));
        assertThat(folder.resolve("again.json")).hasSameBinaryContentAs(folder.resolve("audit.json"));
    }

    @Test
    void eightPairsHaveIntervalsAroundTheirFigures() throws IOException {
        List<PairAudit> pairs = new ArrayList<>();
        for (int pair = 0; pair < 8; pair++) {
            String predicted = pair % 2 == 0 ? "##..." : "#...#";
            pairs.add(AuditedPairs.judged("p" + pair, Mask.ofAscii(predicted), Mask.ofAscii("##...")));
        }
        AuditReport report = AuditedPairs.report(pairs.toArray(PairAudit[]::new));
        // 4 x 2 + 4 x 1 of 16 predicted and of 16 true pixels.
        assertThat(report.figure(Figure.F1)).hasValue(0.75);
        assertThat(report.figure(Figure.IOU).getAsDouble()).isCloseTo(12.0 / 20, within(1e-12));
        Interval interval = report.interval(Figure.F1).orElseThrow();
        // With k good pairs of 8 F1 is (8 + k) / 16; k is binomial with 2.5 % below 1 or 2 and above 6 or 7.
        assertThat(interval.lower()).isBetween(9 / 16.0, 10 / 16.0);
        assertThat(interval.upper()).isBetween(14 / 16.0, 15 / 16.0);
        assertThat(written(report).at("/intervals/f1/lower").asDouble()).isCloseTo(interval.lower(), within(1e-6));
    }

    @Test
    void placesAddTheirPairs() {
        AuditReport report = AuditedPairs.report(
                placed("a", "north", "#.."), placed("b", "south", ".#."), placed("c", "north", "###"));
        List<PlaceAudit> places = report.places();
        assertThat(places).extracting(PlaceAudit::place).containsExactly("north", "south");
        assertThat(places).extracting(PlaceAudit::pairs).containsExactly(2, 1);
        assertThat(places.get(0).sum().pixels().all()).isEqualTo(new ConfusionMatrix(2, 2, 0, 2));
    }

    @Test
    void theWorstPairsHaveTheLargestShareOfWrongPixels() {
        AuditReport report = AuditedPairs.report(
                placed("a", "p", ".##"), placed("b", "p", "##."), placed("c", "p", "#.."), placed("d", "p", "..."));
        assertThat(report.worst(20)).extracting(PairAudit::name).containsExactly("a", "b", "d");
        assertThat(report.worst(1)).extracting(PairAudit::name).containsExactly("a");
    }

    @Test
    void falseObjectsAreCountedPerGround() {
        // 2 false objects on 10 pixels of 4 m2.
        AuditReport report =
                AuditedPairs.report(AuditedPairs.judged("a", Mask.ofAscii("#.#......."), Mask.ofAscii("..........")));
        assertThat(report.falseObjectsPerTenHectares().getAsDouble()).isCloseTo(2 * 100_000 / 40.0, within(1e-9));
        assertThat(report.figure(Figure.FALSE_AREA).getAsDouble()).isCloseTo(0.2, within(1e-12));
        assertThat(report.hasReferenceChange()).isFalse();
        assertThat(report.provenPrecision()).hasValue(0);
    }

    @Test
    void withoutPairsNothingIsDefined() {
        AuditReport report = AuditedPairs.report();
        assertThat(report.figure(Figure.F1)).isEmpty();
        assertThat(report.falseObjectsPerTenHectares()).isEmpty();
        assertThat(report.provenPrecision()).isEmpty();
        assertThat(report.toJson().path("f1").isNull()).isTrue();
    }

    private JsonNode written(AuditReport report) throws IOException {
        report.write(folder.resolve("audit.json"));
        return new ObjectMapper().readTree(folder.resolve("audit.json").toFile());
    }

    private static PairAudit placed(String name, String place, String predicted) {
        Mask mask = Mask.ofAscii(predicted);
        return new PairJudge(AuditedPairs.terms(ClassScope.ALL))
                .judge(name, place, Prediction.ofMask(mask, mask.or(mask.not())), Reference.of(Mask.ofAscii("#..")));
    }
}
