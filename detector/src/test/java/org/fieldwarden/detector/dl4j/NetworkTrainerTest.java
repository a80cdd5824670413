package org.fieldwarden.detector.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.detector.Bundles;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTrainerTest {

    @TempDir
    Path folder;

    @Test
    void learnsWhereRectanglesAppear() {
        try (NetworkTrainer trainer = NetworkTrainer.initialised(Bundles.TINY, 1)) {
            trainer.setLearningRate(3e-3);
            TrainingStep before = trainer.assess(ToyTask.batch(4, 32, 999));
            for (int step = 0; step < 100; step++) {
                trainer.fit(ToyTask.batch(4, 32, step));
            }
            TrainingStep after = trainer.assess(ToyTask.batch(4, 32, 999));
            assertThat(after.loss()).isLessThan(0.4 * before.loss());
            assertThat(after.changeDice()).isLessThan(0.3);
        }
    }

    @Test
    void resumedTrainingGivesTheWeightsOfAnUninterruptedRun() throws IOException {
        Path checkpoint = folder.resolve("step-3.checkpoint");
        NetworkWeights uninterrupted;
        try (NetworkTrainer trainer = NetworkTrainer.initialised(Bundles.TINY, 1)) {
            trainer.setLearningRate(2e-3);
            for (int step = 0; step < 6; step++) {
                if (step == 3) {
                    trainer.saveCheckpoint(checkpoint);
                }
                trainer.fit(ToyTask.batch(2, 32, step));
            }
            uninterrupted = trainer.weights();
        }
        try (NetworkTrainer resumed = NetworkTrainer.resume(checkpoint)) {
            assertThat(resumed.steps()).isEqualTo(3);
            for (int step = 3; step < 6; step++) {
                resumed.fit(ToyTask.batch(2, 32, step));
            }
            assertThat(resumed.weights()).isEqualTo(uninterrupted);
        }
    }

    @Test
    void startsFromTheWeightsOfABundle() {
        ModelBundle bundle = Bundles.random(NetworkShape.standard(), 8);
        try (NetworkTrainer trainer = NetworkTrainer.from(bundle)) {
            assertThat(trainer.weights()).isEqualTo(bundle.weights());
            trainer.fit(ToyTask.batch(1, 32, 1));
            assertThat(trainer.weights()).isNotEqualTo(bundle.weights());
        }
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        Path checkpoint = folder.resolve("one.checkpoint");
        try (NetworkTrainer trainer = NetworkTrainer.initialised(Bundles.TINY, 1)) {
            trainer.saveCheckpoint(checkpoint);
        }
        byte[] bytes = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, Arrays.copyOf(bytes, bytes.length - 10));
        assertThatThrownBy(() -> NetworkTrainer.resume(checkpoint))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("older checkpoint");
    }

    @Test
    void refusesALearningRateOutOfRange() {
        try (NetworkTrainer trainer = NetworkTrainer.initialised(Bundles.TINY, 1)) {
            assertThatThrownBy(() -> trainer.setLearningRate(0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> trainer.setLearningRate(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
