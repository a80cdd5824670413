package org.fieldwarden.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.models.data.SampleBytes;
import org.fieldwarden.models.data.SampleFiles;
import org.fieldwarden.models.data.TrainingSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValidationTest {

    @TempDir
    private Path folder;

    /** Letters say score and truth: H 0.8, L 0.2, Z 0, F 1; large = changed, small = unchanged, # is left out. */
    private static TrainingSample painted(String... rows) {
        int side = rows.length;
        TrainingSample sample = blank(side);
        for (int i = 0; i < side * side; i++) {
            char letter = rows[i / side].charAt(i % side);
            int score = "ZLHF".indexOf(Character.toUpperCase(letter));
            sample.baseline()[3 * i] = (byte) (letter == '#' ? 255 : new int[] {0, 51, 204, 255}[score]);
            sample.changed()[i] =
                    letter == '#' ? TrainingSample.IGNORE : (byte) (Character.isUpperCase(letter) ? 1 : 0);
        }
        return sample;
    }

    private static TrainingSample blank(int side) {
        byte[] unknown = new byte[side * side];
        Arrays.fill(unknown, TrainingSample.IGNORE);
        return new TrainingSample(
                side,
                new byte[side * side * 3],
                new byte[side * side * 3],
                new byte[side * side],
                unknown,
                unknown.clone());
    }

    private Validation of(TrainingSample... samples) throws IOException {
        SampleBytes.write(folder.resolve("val.bin"), samples);
        try (SampleFiles files = SampleFiles.open(folder, "val", samples[0].side())) {
            return Validation.of(new ReadOffModel(), files, 100);
        }
    }

    @Test
    void figuresAreThoseOfTheCounts() throws IOException {
        Validation validation = of(painted(
                "HHHL....".replace('.', 'z'),
                "fzzz####",
                "zzzzzzzz",
                "zzzzzzzz",
                "zzzzzzzz",
                "zzzzzzzz",
                "zzzzzzzz",
                "zzzzzzzz"));

        assertThat(validation.precision(0.5)).isEqualTo(3 / 4.0);
        assertThat(validation.recall(0.5)).isEqualTo(3 / 4.0);
        assertThat(validation.f1(0.5)).isEqualTo(3 / 4.0);
        assertThat(validation.falseShare(0.5)).isEqualTo(1 / 56.0);
        assertThat(validation.recall(0.2)).isEqualTo(1);
        assertThat(validation.precision(0.2)).isEqualTo(4 / 5.0);
        assertThat(validation.recall(0.81)).isZero();
        assertThat(validation.f1(0.81)).isZero();
        assertThat(validation.bestThreshold()).isBetween(0.01, 0.2);
        assertThat(validation.f1(validation.bestThreshold())).isCloseTo(8 / 9.0, within(1e-12));
    }

    @Test
    void withoutChangesThereIsNothingToBeRightAbout() throws IOException {
        Validation validation = of(painted("zz", "zf"));

        assertThat(validation.f1(0.5)).isZero();
        assertThat(validation.recall(0.5)).isZero();
        assertThat(validation.precision(0.5)).isZero();
        assertThat(validation.falseShare(0.5)).isEqualTo(0.25);
        assertThat(validation.coverAccuracy()).isZero();
    }

    @Test
    void landCoverCountsWhereItIsKnown() throws IOException {
        TrainingSample sample = blank(2);
        byte vegetation = (byte) LandCover.VEGETATION.channel();
        byte water = (byte) LandCover.WATER.channel();
        byte building = (byte) LandCover.BUILDING.channel();
        System.arraycopy(
                new byte[] {vegetation, water, TrainingSample.NOT_BUILDING, TrainingSample.IGNORE},
                0,
                sample.baselineCover(),
                0,
                4);
        System.arraycopy(
                new byte[] {building, building, TrainingSample.NOT_BUILDING, vegetation},
                0,
                sample.currentCover(),
                0,
                4);

        assertThat(of(sample).coverAccuracy()).isEqualTo(3 / 5.0);
    }

    @Test
    void countsOfTwoSetsAddUp() throws IOException {
        Validation one = of(painted("Hz", "zz"));
        Validation other = of(painted("Lf", "zz"));

        assertThat(one.merged(other).f1(0.5))
                .isEqualTo(of(painted("Hz", "zz"), painted("Lf", "zz")).f1(0.5));
        assertThat(one.merged(other).recall(0.5)).isEqualTo(0.5);
    }

    @Test
    void limitLooksAtSamplesFromTheWholeFile() throws IOException {
        SampleBytes.write(folder.resolve("val.bin"), painted("H"), painted("z"), painted("L"), painted("z"));

        try (SampleFiles files = SampleFiles.open(folder, "val", 1)) {
            Validation two = Validation.of(new ReadOffModel(), files, 2);

            assertThat(two.changedAt(800)).isEqualTo(1);
            assertThat(two.changedAt(200)).isEqualTo(1);
            assertThat(two.unchangedAt(0)).isZero();
        }
    }

    /** Truth drawn so that the right score is sigmoid(logit / temperature + bias). */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, -0.5", "0.6, 0.8", "1.5, 1"})
    void calibrationFindsTemperatureAndBias(double temperature, double bias) throws IOException {
        Random random = new Random(3);
        TrainingSample sample = blank(400);
        for (int i = 0; i < 400 * 400; i++) {
            double logit = Math.max(-5, Math.min(5, random.nextGaussian() * 2));
            int painted = (int) Math.round(255 / (1 + Math.exp(-logit)));
            double score = painted / 255.0;
            double seen = Math.log(Math.max(0.0005, score) / Math.max(0.0005, 1 - score));
            sample.baseline()[3 * i] = (byte) painted;
            sample.changed()[i] =
                    (byte) (random.nextDouble() < 1 / (1 + Math.exp(-(seen / temperature + bias))) ? 1 : 0);
        }
        Validation validation = of(sample);

        Calibration calibration = CalibrationFit.of(validation);

        assertThat(calibration.temperature()).isCloseTo(temperature, within(0.05));
        assertThat(calibration.bias()).isCloseTo(bias, within(0.05));
        assertThat(CalibrationFit.expectedError(validation, calibration)).isLessThan(0.01);
        if (temperature != 1) {
            assertThat(CalibrationFit.expectedError(validation, Calibration.NONE))
                    .isGreaterThan(0.03);
        }
    }

    /** A set without a single change must not throw the fit off. */
    @Test
    void calibrationOfASetWithoutChangesStaysFinite() throws IOException {
        Calibration calibration = CalibrationFit.of(of(painted("zz", "zf")));

        assertThat(calibration.temperature()).isPositive().isFinite();
        assertThat(calibration.score(0)).isLessThan(0.5f);
    }

    @Test
    void operatingPointIsTheLowestThatKeepsTheStatedPrecision() {
        Validation validation = Validation.ofScores(new float[] {0.9f, 0.8f, 0.3f}, new float[] {0.7f, 0.2f});

        assertThat(validation.thresholdOfPrecision(0.5)).isCloseTo(0.05, within(1e-9));
        assertThat(validation.thresholdOfPrecision(0.75)).isCloseTo(0.21, within(1e-9));
        assertThat(validation.thresholdOfPrecision(0.9)).isCloseTo(0.71, within(1e-9));
    }

    @Test
    void bestF1DecidesWhereNoThresholdKeepsTheStatedPrecision() {
        Validation validation = Validation.ofScores(new float[] {0.4f, 0.4f}, new float[] {0.96f, 0.1f});

        assertThat(validation.thresholdOfPrecision(0.9)).isEqualTo(validation.bestThreshold());
    }
}
