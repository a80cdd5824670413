package org.fieldwarden.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.fieldwarden.detector.TrainingBatch;
import org.fieldwarden.detector.TrainingPair;
import org.fieldwarden.models.data.SampleBytes;
import org.fieldwarden.models.data.SampleFiles;
import org.fieldwarden.models.data.TrainingSample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchesTest {

    private static final int SIDE = 96;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SampleFiles files;

    @BeforeEach
    void openSamples() throws IOException {
        SampleBytes.write(folder.resolve("train-1.bin"), speckled(1), speckled(2), speckled(3));
        files = SampleFiles.open(folder, "train-", SIDE);
    }

    @AfterEach
    void closeSamples() {
        files.close();
    }

    /** White where changed, black elsewhere, on both dates; water on the baseline and a building on the current flight. */
    private static TrainingSample speckled(long seed) {
        Random random = new Random(seed);
        TrainingSample sample = new TrainingSample(
                SIDE,
                new byte[SIDE * SIDE * 3],
                new byte[SIDE * SIDE * 3],
                new byte[SIDE * SIDE],
                new byte[SIDE * SIDE],
                new byte[SIDE * SIDE]);
        for (int i = 0; i < SIDE * SIDE; i++) {
            boolean changed = random.nextInt(4) == 0;
            sample.changed()[i] = (byte) (changed ? 1 : 0);
            sample.baselineCover()[i] = (byte) (changed ? 4 : 3);
            sample.currentCover()[i] = (byte) (changed ? 0 : 3);
            for (int band = 0; band < 3; band++) {
                sample.baseline()[3 * i + band] = (byte) (changed ? 250 : 20);
                sample.current()[3 * i + band] = (byte) (changed ? 250 : 20);
            }
        }
        return sample;
    }

    private TrainingBatch batch(long step) {
        return new Batches(files, Recipes.small(10)).of(step);
    }

    @Test
    void batchFollowsFromTheStepAlone() {
        TrainingBatch one = batch(7);
        batch(8);

        assertThat(batch(7)).usingRecursiveComparison().isEqualTo(one);
        assertThat(batch(8).pairs().get(0).baseline())
                .isNotEqualTo(one.pairs().get(0).baseline());
    }

    @Test
    void batchHasTheRecipesSize() {
        TrainingBatch batch = batch(0);

        assertThat(batch.pairs()).hasSize(2);
        assertThat(batch.width()).isEqualTo(64);
        assertThat(batch.height()).isEqualTo(64);
    }

    /** Whatever is turned and mirrored, pixels keep their labels, and exchanged dates exchange their land cover. */
    @Test
    void labelsMoveWithTheirPixels() {
        int exchanged = 0;
        for (long step = 0; step < 16; step++) {
            for (TrainingPair pair : batch(step).pairs()) {
                byte[] changed = pair.labels().toChange();
                byte[] before = pair.labels().toBaselineCovers();
                byte[] after = pair.labels().toCurrentCovers();
                boolean swapped = false;
                for (int i = 0; i < changed.length; i++) {
                    assertThat(pair.baseline().value(i % 64, i / 64, 1) > 100).isEqualTo(changed[i] == 1);
                    assertThat(pair.current().value(i % 64, i / 64, 1) > 100).isEqualTo(changed[i] == 1);
                    swapped |= changed[i] == 1 && before[i] == 0;
                }
                for (int i = 0; i < changed.length; i++) {
                    assertThat(before[i]).isEqualTo((byte) (changed[i] == 0 ? 3 : swapped ? 0 : 4));
                    assertThat(after[i]).isEqualTo((byte) (changed[i] == 0 ? 3 : swapped ? 4 : 0));
                }
                exchanged += swapped ? 1 : 0;
            }
        }
        assertThat(exchanged).as("of 32 pairs").isBetween(6, 26);
    }
}
