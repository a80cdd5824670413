package org.fieldwarden.models.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.dl4j.NetworkTrainer;
import org.fieldwarden.models.data.SampleFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training run in a folder: goes on from its checkpoint if it was interrupted, validates as it goes, and ends with a
 * calibrated bundle. Files: {@code checkpoint.bin}, {@code average} (a bundle), {@code log.jsonl}, {@code bundle} and
 * {@code curves.png}.
 */
public final class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

    /** Steps between two looks of the average at the weights. */
    private static final long AVERAGE_EVERY = 10;

    /** Steps over which losses are averaged for the log, at most. */
    private static final long LOG_EVERY = 50;

    private final Recipe recipe;
    private final Path samples;
    private final Path out;
    private final NetworkWeights start;

    private TrainingRun(Recipe recipe, Path samples, Path out, NetworkWeights start) {
        this.recipe = recipe;
        this.samples = samples;
        this.out = out;
        this.start = start;
    }

    /**
     * A run of a recipe that starts from random weights.
     *
     * @param samples folder with {@code train-*.bin} and {@code val-*.bin}
     * @param out folder of the run
     */
    public static TrainingRun of(Recipe recipe, Path samples, Path out) {
        return new TrainingRun(
                recipe, samples, out, NetworkWeights.initialised(NetworkShape.standard(), recipe.seed()));
    }

    /**
     * The same run, its encoder starting as the recipe says.
     *
     * @param imagery folder of the imagery packs
     */
    public TrainingRun withImagery(Path imagery) {
        String pack = recipe.encoder().pack();
        return pack.isEmpty()
                ? this
                : new TrainingRun(recipe, samples, out, new PretrainedEncoder(imagery.resolve(pack)).replaceIn(start));
    }

    /** Trains to the recipe's last step and writes the bundle; returns it. */
    public ModelBundle run() {
        try (SampleFiles training = SampleFiles.open(samples, "train-", 256);
                NetworkTrainer trainer = trainer()) {
            LOG.info(
                    "{}: {} samples, from step {} to {}",
                    recipe.name(),
                    training.count(),
                    trainer.steps(),
                    recipe.steps());
            long averaged = trainer.steps() / AVERAGE_EVERY * AVERAGE_EVERY;
            WeightAverage average = new WeightAverage(averageSoFar(trainer), averaged);
            TrainingLog log = TrainingLog.open(out.resolve("log.jsonl"), trainer.steps());
            train(trainer, average, new Batches(training, recipe), log);
            ModelBundle bundle = finishing().bundle(average.weights(), Finishing.Trainer.DEEPLEARNING4J);
            Curves.write(log.entries(), out.resolve("curves.png"));
            return bundle;
        } catch (IOException e) {
            throw new InputDataException(out.toString(), "train", "cannot be written; check space and rights", e);
        }
    }

    private NetworkTrainer trainer() {
        Path checkpoint = checkpoint();
        NetworkTrainer trainer =
                Files.exists(checkpoint) ? NetworkTrainer.resume(checkpoint) : NetworkTrainer.from(start);
        trainer.setEncoderShare(recipe.encoder().rate());
        return trainer;
    }

    private Path checkpoint() {
        return out.resolve("checkpoint.bin");
    }

    private NetworkWeights averageSoFar(NetworkTrainer trainer) {
        Path folder = out.resolve("average");
        return Files.isDirectory(folder) ? ModelBundle.read(folder).weights() : trainer.weights();
    }

    private void train(NetworkTrainer trainer, WeightAverage average, Batches batches, TrainingLog log)
            throws IOException {
        Losses losses = new Losses();
        long begin = System.nanoTime();
        long first = trainer.steps();
        while (trainer.steps() < recipe.steps()) {
            trainer.setLearningRate(recipe.learningRateAt(trainer.steps()));
            losses.add(trainer.fit(batches.of(trainer.steps())));
            long step = trainer.steps();
            if (step % AVERAGE_EVERY == 0) {
                average.take(trainer.weights(), AVERAGE_EVERY);
            }
            if (step % recipe.validateEvery() == 0) {
                Map<String, Validation> results = report(average.weights());
                log.add(step, losses.mean(), results);
                trainer.saveCheckpoint(checkpoint());
                double pairs = (step - first) * recipe.batch() / ((System.nanoTime() - begin) / 1e9);
                LOG.info("step {}: {} pairs a second, {}", step, Math.round(pairs * 10) / 10.0, log.last());
            } else if (step % LOG_EVERY == 0) {
                log.add(step, losses.mean(), Map.of());
            }
        }
        if (trainer.steps() % AVERAGE_EVERY != 0) {
            average.take(trainer.weights(), trainer.steps() % AVERAGE_EVERY);
        }
    }

    /** Saves the average and looks at how it does. */
    private Map<String, Validation> report(NetworkWeights weights) throws IOException {
        ModelBundle bundle = finishing().uncalibrated(weights);
        Finishing.write(bundle, out.resolve("average"));
        return finishing().validated(bundle, 30);
    }

    private Finishing finishing() {
        return new Finishing(recipe, samples, out);
    }
}
