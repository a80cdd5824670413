package org.fieldwarden.models.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.BundleDescription.Decision;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.models.training.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

final class JudgementTest {

    /** Reference values of the Wilson interval, to four decimals. */
    @ParameterizedTest
    @CsvSource({"0, 160, 0, 0.0234", "18, 24, 0.5510, 0.8800", "40, 40, 0.9124, 1", "0, 0, 0, 1"})
    void intervalIsWilsons(int count, int of, double lower, double upper) {
        Share share = new Share(count, of);

        assertThat(share.lower()).isCloseTo(lower, within(5e-5));
        assertThat(share.upper()).isCloseTo(upper, within(5e-5));
    }

    /** Letters: r refuted, c confirmed; large = flagged; before and after in pairs such as {@code Rr}. */
    private static HeldOutResult result(String... pairs) {
        List<HeldOutResult.Judged> judged = new ArrayList<>();
        for (String pair : pairs) {
            judged.add(new HeldOutResult.Judged(
                    "fw-" + judged.size(),
                    Character.toLowerCase(pair.charAt(0)) == 'r' ? Outcome.REFUTED : Outcome.CONFIRMED,
                    Character.isUpperCase(pair.charAt(0)),
                    Character.isUpperCase(pair.charAt(1))));
        }
        return new HeldOutResult(judged);
    }

    @Test
    void sharesAndLuckFollowFromTheAnswers() {
        HeldOutResult result = result("Rr", "Rr", "Rr", "RR", "rr", "CC", "Cc");

        assertThat(result.refutedQuietBefore()).isEqualTo(new Share(1, 5));
        assertThat(result.refutedQuietAfter()).isEqualTo(new Share(4, 5));
        assertThat(result.confirmedFlaggedBefore()).isEqualTo(new Share(2, 2));
        assertThat(result.confirmedFlaggedAfter()).isEqualTo(new Share(1, 2));
        assertThat(result.mended()).isEqualTo(3);
        assertThat(result.broken()).isEqualTo(1);
        assertThat(result.chanceOfLuck()).as("3 or 4 of 4").isCloseTo(5 / 16.0, within(1e-12));
        assertThat(result("CC").chanceOfLuck()).isEqualTo(1);
    }

    private static Validation scenes(int right, int missed, int wrong) {
        float[] changed = new float[right + missed];
        Arrays.fill(changed, 0, right, 0.9f);
        float[] unchanged = new float[10_000];
        Arrays.fill(unchanged, 0, wrong, 0.9f);
        return Validation.ofScores(changed, unchanged);
    }

    private static Advice advice(HeldOutResult heldOut, Validation after) {
        return Advice.on(heldOut, new Advice.Rehearsal(scenes(900, 100, 50), after, 0.5));
    }

    @Test
    void bundleThatMendsAndForgetsNothingIsRecommended() {
        HeldOutResult mended = result("Rr", "Rr", "Rr", "Rr", "Rr", "CC");

        assertThat(advice(mended, scenes(900, 100, 50)).reasons()).isEmpty();
        assertThat(advice(mended, scenes(900, 100, 50)).recommended()).isTrue();
    }

    @Test
    void everyReasonAgainstABundleIsTold() {
        HeldOutResult mended = result("Rr", "Rr", "Rr", "Rr", "Rr", "CC");
        Validation same = scenes(900, 100, 50);

        assertThat(advice(mended, scenes(860, 140, 50)).reasons())
                .singleElement()
                .asString()
                .contains("forgotten");
        assertThat(advice(mended, scenes(960, 40, 90)).reasons())
                .singleElement()
                .asString()
                .contains("false alarms");
        assertThat(advice(result("Rr", "Rr", "CC"), same).reasons())
                .singleElement()
                .asString()
                .contains("luck", "more verdicts");
        assertThat(advice(result("RR", "CC"), same).reasons())
                .singleElement()
                .asString()
                .contains("not better");
        assertThat(advice(result("Rr", "Rr", "Rr", "Rr", "Rr"), same).reasons())
                .singleElement()
                .asString()
                .contains("No confirmed change");
        assertThat(advice(result("Rr", "Rr", "Rr", "Rr", "Rr", "Rr", "Rr", "Rr", "Cc", "CC"), same)
                        .reasons())
                .singleElement()
                .asString()
                .contains("loses true changes");
    }

    @Test
    void cellsKeepBackAFifthOfEachOutcomeAndNeverPartOfACell() {
        Random random = new Random(8);
        List<LocationCells.Placed> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double x = 500_000 + random.nextInt(3_000);
            double y = 3_000_000 + random.nextInt(3_000);
            all.add(new LocationCells.Placed(
                    CrsCode.epsg(4547),
                    new Verdict(
                            "v" + i,
                            i % 4 == 0 ? Outcome.CONFIRMED : Outcome.REFUTED,
                            (Polygon) new GeometryFactory().toGeometry(new Envelope(x, x + 8, y, y + 8)),
                            SeenCovers.UNKNOWN)));
        }

        LocationCells cells = LocationCells.drawn(all, 4);

        for (Outcome outcome : Outcome.values()) {
            long of = all.stream()
                    .filter(one -> one.verdict().outcome() == outcome)
                    .count();
            long kept = all.stream()
                    .filter(one -> one.verdict().outcome() == outcome && cells.keepsBack(one))
                    .count();
            assertThat((double) kept / of).as(outcome.code()).isBetween(0.19, 0.32);
        }
        for (LocationCells.Placed one : all) {
            assertThat(all.stream().filter(other -> other.cell().equals(one.cell())))
                    .allMatch(other -> cells.keepsBack(other) == cells.keepsBack(one));
        }
        assertThat(all.stream().filter(LocationCells.drawn(all, 4)::keepsBack).toList())
                .isEqualTo(all.stream().filter(cells::keepsBack).toList());
    }

    private static ModelBundle parent() {
        NetworkShape shape = new NetworkShape(List.of(4, 4, 4, 4), List.of(4, 4, 4, 4, 4));
        return ModelBundle.of(
                new BundleDescription(
                        new BundleDescription.Identity("village", "1.2.0", LocalDate.of(2026, 1, 1)),
                        shape,
                        GsdRange.ofMetres(0.2, 0.62),
                        new Decision(new Calibration(1.2, -0.3), 0.5, 0.7),
                        "{\"licences\":[\"Contains imagery of others\"]}"),
                NetworkWeights.initialised(shape, 1));
    }

    @Test
    void tunedBundleOwesWhatItsParentOwesAndNamesIt() {
        ModelBundle parent = parent();
        TuningReport report = new TuningReport(
                TuningPlan.standard(1, 800, 400),
                new TuningReport.Given(2, 120, 40, 3, 0),
                result("Rr", "CC"),
                new Advice.Rehearsal(scenes(900, 100, 50), scenes(900, 100, 50), 0.5));

        ModelBundle tuned = TunedBundle.finished(
                parent, parent.weights(), parent.description().decision(), report.json());

        assertThat(tuned.description().identity().name()).isEqualTo("village-tuned");
        assertThat(tuned.description().training()).contains(parent.hash(), "Contains imagery of others");
        assertThat(report.card(tuned, parent))
                .contains(parent.hash(), tuned.hash(), "Contains imagery of others", "Not recommended", "luck")
                .contains("120 confirmed and 40 refuted", "calibration of the parent");
        ModelBundle again =
                TunedBundle.finished(tuned, tuned.weights(), tuned.description().decision(), report.json());
        assertThat(again.description().identity().name()).isEqualTo("village-tuned");
        assertThat(again.description().training()).contains(parent.hash(), tuned.hash(), "Contains imagery of others");
    }

    /** Scores drawn so that the network is too sure of itself: a fitted calibration says so, and reports the same. */
    @Test
    void newCalibrationChangesConfidencesAndNotWhatIsReported() {
        Random random = new Random(2);
        float[][] scores = new float[2][20_000];
        int[] counts = new int[2];
        while (counts[0] < scores[0].length && counts[1] < scores[1].length) {
            double logit = random.nextGaussian() * 3;
            int truth = random.nextDouble() < 1 / (1 + Math.exp(-logit / 3)) ? 0 : 1;
            scores[truth][counts[truth]++] = (float) (1 / (1 + Math.exp(-logit)));
        }
        Decision parent = new Decision(Calibration.NONE, 0.6, 0.8);

        Decision fitted = TunedBundle.recalibrated(
                parent, Validation.ofScores(Arrays.copyOf(scores[0], counts[0]), Arrays.copyOf(scores[1], counts[1])));

        assertThat(fitted.calibration().temperature()).isCloseTo(3, within(0.15));
        for (double logit = -4; logit < 4; logit += 0.05) {
            boolean before = parent.calibration().score((float) logit) >= parent.changeThreshold();
            boolean after = fitted.calibration().score((float) logit) >= fitted.changeThreshold();
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void calibrationNeedsManyVerdictsOfBothKinds() {
        String[] many = new String[110];
        Arrays.fill(many, 0, 75, "RR");
        Arrays.fill(many, 75, 110, "CC");

        assertThat(TunedBundle.permitsCalibration(result(many))).isTrue();
        assertThat(TunedBundle.permitsCalibration(result(Arrays.copyOf(many, 104))))
                .isFalse();
        assertThat(TunedBundle.permitsCalibration(result(Arrays.copyOfRange(many, 30, 110))))
                .isFalse();
    }
}
