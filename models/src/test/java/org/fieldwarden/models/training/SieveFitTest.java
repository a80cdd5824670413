package org.fieldwarden.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.detector.CellScores;
import org.fieldwarden.detector.Sieve;
import org.fieldwarden.models.data.SampleBytes;
import org.fieldwarden.models.data.SampleFiles;
import org.fieldwarden.models.data.TrainingSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SieveFitTest {

    private static final int SIDE = 160;
    private static final int OBJECT_AT = 64;

    @TempDir
    private Path folder;

    /** A sieve whose score can be painted: green of the baseline at the cell's upper left pixel, in 255ths. */
    private static final class ReadOffSieve implements Sieve {

        @Override
        public CellScores scores(OrthophotoTile baseline, OrthophotoTile current) {
            int columns = baseline.window().width() / CELL_PX;
            float[] scores = new float[columns * columns];
            for (int cell = 0; cell < scores.length; cell++) {
                scores[cell] = baseline.value(cell % columns * CELL_PX, cell / columns * CELL_PX, 1) / 255f;
            }
            return CellScores.of(baseline.window(), scores);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    /** One changed square of 16 x 16 pixels; the sieve and the network give it these 255ths. */
    private static TrainingSample object(int sieveScore, int networkScore) {
        byte[] unknown = new byte[SIDE * SIDE];
        Arrays.fill(unknown, TrainingSample.IGNORE);
        byte[] baseline = new byte[SIDE * SIDE * 3];
        byte[] changed = new byte[SIDE * SIDE];
        for (int row = OBJECT_AT; row < OBJECT_AT + 16; row++) {
            for (int column = OBJECT_AT; column < OBJECT_AT + 16; column++) {
                int pixel = row * SIDE + column;
                changed[pixel] = 1;
                baseline[3 * pixel] = (byte) networkScore;
                baseline[3 * pixel + 1] = (byte) sieveScore;
            }
        }
        return new TrainingSample(SIDE, baseline, new byte[SIDE * SIDE * 3], changed, unknown, unknown.clone());
    }

    private SieveFit fit(List<TrainingSample> samples) throws IOException {
        SampleBytes.write(folder.resolve("val.bin"), samples.toArray(TrainingSample[]::new));
        try (SampleFiles files = SampleFiles.open(folder, "val", SIDE)) {
            return SieveFit.of(new ReadOffSieve(), new SieveFit.Finder(new ReadOffModel(), 0.5), List.of(files));
        }
    }

    @Test
    void theThresholdKeepsWhatTheNetworkFindsAndIsJudgedOnOtherSamples() throws IOException {
        List<TrainingSample> samples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            samples.add(object(100 + i, 200)); // chooses
            samples.add(object(i == 0 ? 50 : 120, 200)); // judges; one of them lies below all that chose
        }

        SieveFit fit = fit(samples);

        assertThat(fit.threshold()).isBetween(99 / 255.0, 100 / 255.0);
        assertThat(fit.objects()).isEqualTo(10);
        assertThat(fit.kept()).isEqualTo(9);
    }

    @Test
    void whatTheNetworkDoesNotFindNeedNotBeKept() throws IOException {
        SieveFit fit = fit(List.of(object(3, 60), object(3, 60), object(150, 200), object(150, 200)));

        assertThat(fit.threshold()).isGreaterThan(149 / 255.0);
        assertThat(fit.objects()).isEqualTo(1);
    }

    @Test
    void cellsNearAnObjectAreLookedAtWithIt() throws IOException {
        SieveFit fit = fit(List.of(object(150, 200), object(150, 200)));

        // 25 of 100 cells are looked at; one of them is the object itself
        assertThat(fit.lookedAt()).isEqualTo(24 / 99.0);
    }

    @Test
    void withoutAnyChangeThereIsNothingToFit() {
        assertThatThrownBy(() -> fit(List.of(object(150, 10)))).hasMessageContaining("No sample has a change");
    }
}
