package org.fieldwarden.models.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.GsdRange;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.TrainingStep;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.detector.dl4j.NetworkTrainer;
import org.fieldwarden.models.data.SampleFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training run in a folder: goes on from its checkpoint if it was interrupted, validates as it goes, and ends with a
 * calibrated bundle. Files: {@code checkpoint.bin}, {@code average} (a bundle), {@code log.csv}, {@code bundle}.
 */
public final class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

    /** Names of the validation files; each set answers another question. */
    private static final List<String> SETS = List.of("val-rendered", "val-pasted", "val-repeats");

    /** Steps between two looks of the average at the weights. */
    private static final long AVERAGE_EVERY = 10;

    private final Recipe recipe;
    private final Path samples;
    private final Path out;

    /**
     * A run of a recipe.
     *
     * @param samples folder with {@code train-*.bin} and {@code val-*.bin}
     * @param out folder of the run
     */
    public TrainingRun(Recipe recipe, Path samples, Path out) {
        this.recipe = recipe;
        this.samples = samples;
        this.out = out;
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
            train(trainer, average, new Batches(training, recipe));
            return finished(average.weights(), training.count());
        } catch (IOException e) {
            throw new InputDataException(out.toString(), "train", "cannot be written; check space and rights", e);
        }
    }

    private NetworkTrainer trainer() {
        Path checkpoint = checkpoint();
        return Files.exists(checkpoint)
                ? NetworkTrainer.resume(checkpoint)
                : NetworkTrainer.initialised(NetworkShape.standard(), recipe.seed());
    }

    private Path checkpoint() {
        return out.resolve("checkpoint.bin");
    }

    private NetworkWeights averageSoFar(NetworkTrainer trainer) {
        Path folder = out.resolve("average");
        return Files.isDirectory(folder) ? ModelBundle.read(folder).weights() : trainer.weights();
    }

    private void train(NetworkTrainer trainer, WeightAverage average, Batches batches) throws IOException {
        double losses = 0;
        long since = trainer.steps();
        long begin = System.nanoTime();
        while (trainer.steps() < recipe.steps()) {
            trainer.setLearningRate(recipe.learningRateAt(trainer.steps()));
            TrainingStep step = trainer.fit(batches.of(trainer.steps()));
            losses += step.loss();
            if (trainer.steps() % AVERAGE_EVERY == 0) {
                average.take(trainer.weights(), AVERAGE_EVERY);
            }
            if (trainer.steps() % recipe.validateEvery() == 0) {
                double seconds = (System.nanoTime() - begin) / 1e9;
                double pairs = (trainer.steps() - since) * recipe.batch() / seconds;
                report(trainer.steps(), losses / (trainer.steps() - since), pairs, average.weights());
                trainer.saveCheckpoint(checkpoint());
                losses = 0;
                since = trainer.steps();
                begin = System.nanoTime();
            }
        }
        if (trainer.steps() % AVERAGE_EVERY != 0) {
            average.take(trainer.weights(), trainer.steps() % AVERAGE_EVERY);
        }
    }

    private void report(long step, double loss, double pairsPerSecond, NetworkWeights weights) throws IOException {
        ModelBundle bundle = ModelBundle.of(description(Calibration.NONE, 0.5, "{}"), weights);
        writeBundle(bundle, out.resolve("average"));
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%d,%.4f,%.2f", step, loss, pairsPerSecond));
        validated(bundle, 30)
                .forEach((name, validation) -> line.append(String.format(
                        Locale.ROOT,
                        ",%s,F1 %.4f at %.2f,F1 %.4f at 0.5,false %.5f,cover %.4f",
                        name,
                        validation.f1(validation.bestThreshold()),
                        validation.bestThreshold(),
                        validation.f1(0.5),
                        validation.falseShare(0.5),
                        validation.coverAccuracy())));
        Files.writeString(
                out.resolve("log.csv"),
                line + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        LOG.info("step {}", line);
    }

    private Map<String, Validation> validated(ModelBundle bundle, int limit) {
        Map<String, Validation> results = new LinkedHashMap<>();
        try (ChangeModels models = Dl4jChangeModels.of(bundle);
                ChangeModel model = models.newModel()) {
            for (String set : SETS) {
                try (SampleFiles files = SampleFiles.open(samples, set, 256)) {
                    if (files.count() > 0) {
                        results.put(set, Validation.of(model, files, limit));
                    }
                }
            }
        }
        return results;
    }

    private ModelBundle finished(NetworkWeights weights, int trainingSamples) throws IOException {
        ModelBundle raw = ModelBundle.of(description(Calibration.NONE, 0.5, "{}"), weights);
        Map<String, Validation> results = validated(raw, Integer.MAX_VALUE);
        Validation all = results.values().stream().reduce(Validation::merged).orElseThrow();
        Calibration calibration = CalibrationFit.of(all);
        double raised = all.bestThreshold();
        double threshold = calibration.score((float) Math.log(raised / (1 - raised)));
        TrainingReport report = new TrainingReport(recipe, trainingSamples, results);
        ModelBundle bundle = ModelBundle.of(
                description(calibration, rounded(threshold), report.json(calibration, threshold)), weights);
        writeBundle(bundle, out.resolve("bundle"));
        Files.writeString(out.resolve("bundle").resolve("card.md"), report.card(bundle), StandardCharsets.UTF_8);
        return bundle;
    }

    private static double rounded(double threshold) {
        return Math.round(Math.max(0.05, Math.min(0.95, threshold)) * 100) / 100.0;
    }

    private BundleDescription description(Calibration calibration, double threshold, String training) {
        // A polygon needs at least one pixel that is clearly changed, not only many that may be.
        double seed = Math.round(Math.min(0.97, threshold + (1 - threshold) * 0.4) * 100) / 100.0;
        return new BundleDescription(
                new BundleDescription.Identity(recipe.name(), "1.0.0", LocalDate.now(java.time.ZoneOffset.UTC)),
                NetworkShape.standard(),
                GsdRange.ofMetres(0.2, 0.62),
                new BundleDescription.Decision(calibration, threshold, Math.max(threshold, seed)),
                training);
    }

    /** Writes into a fresh folder and moves it into place, so that a bundle is never half there. */
    private static void writeBundle(ModelBundle bundle, Path folder) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".part");
        Files.createDirectories(fresh);
        bundle.write(fresh);
        Files.createDirectories(folder);
        for (String name : List.of(ModelBundle.WEIGHTS_FILE, ModelBundle.DESCRIPTION_FILE)) {
            Files.move(fresh.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(fresh);
    }
}
