package org.fieldwarden.models.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.ModelSieve;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.Sieve;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.detector.dl4j.Dl4jSieves;
import org.fieldwarden.models.data.SampleFiles;

/**
 * Makes a bundle of trained weights. Calibration and operating point are chosen on every second validation sample, the
 * card's figures come from the others, so that no figure is flattered by its own choice.
 */
public final class Finishing {

    /** What trained the weights. */
    public enum Trainer {
        DEEPLEARNING4J("in Deeplearning4j"),
        TWIN("by the twin in models/twin");

        private final String words;

        Trainer(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final String STAGE = "finish";

    /** Names of the validation files; each set answers another question. */
    private static final List<String> SETS = List.of("val-rendered", "val-pasted", "val-region", "val-repeats");

    /** GSD range of bundles: a little inside the range that samples are drawn from. */
    private static final double FINEST_METRES = 0.3;

    private static final double COARSEST_METRES = 0.65;

    private final Recipe recipe;
    private final Path samples;
    private final Path out;
    private final Optional<Path> sieve;

    /**
     * For the weights of one recipe.
     *
     * @param samples folder with {@code val-*.bin}
     * @param out folder of the run; the bundle is written to {@code bundle} in it
     */
    public Finishing(Recipe recipe, Path samples, Path out) {
        this(recipe, samples, out, Optional.empty());
    }

    private Finishing(Recipe recipe, Path samples, Path out, Optional<Path> sieve) {
        this.recipe = recipe;
        this.samples = samples;
        this.out = out;
        this.sieve = sieve;
    }

    /** The same, putting the network behind a sieve whose weights the twin wrote. */
    public Finishing withSieve(Path weights) {
        return new Finishing(recipe, samples, out, Optional.of(weights));
    }

    /** Makes a bundle of what the twin wrote: 32-bit floats, little-endian, in the order of a bundle's weights. */
    public ModelBundle bundleOf(Path twinWeights) {
        try {
            FloatBuffer row = ByteBuffer.wrap(Files.readAllBytes(twinWeights))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            return bundle(NetworkWeights.ofRow(NetworkShape.standard(), row), Trainer.TWIN);
        } catch (IllegalArgumentException e) {
            throw new InputDataException(
                    twinWeights.toString(), STAGE, e.getMessage() + "; take the weights.bin that the twin wrote", e);
        } catch (IOException e) {
            throw new InputDataException(twinWeights.toString(), STAGE, "cannot be read, or --out not written", e);
        }
    }

    /** Calibrates, chooses the operating point, writes bundle and card. */
    public ModelBundle bundle(NetworkWeights weights, Trainer trainer) throws IOException {
        Map<String, Validation> choosing = new LinkedHashMap<>();
        Map<String, Validation> judging = new LinkedHashMap<>();
        try (ChangeModels models = Dl4jChangeModels.of(uncalibrated(weights));
                ChangeModel model = models.newModel()) {
            for (String set : SETS) {
                try (SampleFiles files = SampleFiles.open(samples, set, 256)) {
                    if (files.count() > 1) {
                        choosing.put(set, Validation.ofEverySecond(model, files, 0));
                        judging.put(set, Validation.ofEverySecond(model, files, 1));
                    }
                }
            }
        }
        Validation all = choosing.values().stream().reduce(Validation::merged).orElseThrow();
        Calibration calibration = CalibrationFit.of(all);
        double precise = all.thresholdOfPrecision(recipe.precision());
        // What makes a change is decided with the stated precision; how far it reaches, by the best agreement.
        double reaching = Math.min(precise, all.bestThreshold());
        double threshold = rounded(calibrated(calibration, reaching));
        double seed = seedAbove(rounded(calibrated(calibration, precise)));
        ModelBundle everywhere =
                ModelBundle.of(description(calibration, new Thresholds(threshold, seed), "{}"), weights);
        Optional<FittedSieve> fitted = sieve.map(file -> fitted(file, everywhere));
        TrainingReport report = new TrainingReport(recipe, trainer, judging, fitted.map(FittedSieve::fit));
        ModelBundle network = ModelBundle.of(
                description(calibration, new Thresholds(threshold, seed), report.json(calibration, threshold)),
                weights);
        ModelBundle bundle = fitted.map(one -> network.withSieve(one.sieve())).orElse(network);
        write(bundle, out.resolve("bundle"));
        Files.writeString(out.resolve("bundle").resolve("card.md"), report.card(bundle), StandardCharsets.UTF_8);
        return bundle;
    }

    private record FittedSieve(ModelSieve sieve, SieveFit fit) {}

    private FittedSieve fitted(Path file, ModelBundle everywhere) {
        ModelSieve sieveOfFile;
        try {
            sieveOfFile = new ModelSieve(ModelBundle.sieveWeights(Files.readAllBytes(file)), 0.5);
        } catch (IllegalArgumentException e) {
            throw new InputDataException(
                    file.toString(), STAGE, e.getMessage() + "; take the sieve.bin that sieve_train.py wrote", e);
        } catch (IOException e) {
            throw new InputDataException(file.toString(), STAGE, "cannot be read", e);
        }
        List<SampleFiles> sets = new ArrayList<>();
        try (Dl4jSieves sieves = new Dl4jSieves(sieveOfFile.weights());
                Sieve one = sieves.newSieve();
                ChangeModels models = Dl4jChangeModels.of(everywhere);
                ChangeModel model = models.newModel()) {
            SETS.forEach(set -> sets.add(SampleFiles.open(samples, set, 256)));
            double found = everywhere.description().decision().seedThreshold();
            SieveFit fit = SieveFit.of(one, new SieveFit.Finder(model, found), sets);
            return new FittedSieve(sieveOfFile.withThreshold(fit.threshold()), fit);
        } finally {
            sets.forEach(SampleFiles::close);
        }
    }

    /** The weights as they are, cut at 0.5. */
    ModelBundle uncalibrated(NetworkWeights weights) {
        return ModelBundle.of(description(Calibration.NONE, new Thresholds(0.5, seedAbove(0.5)), "{}"), weights);
    }

    /** At most {@code limit} samples of each set. */
    Map<String, Validation> validated(ModelBundle bundle, int limit) {
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

    private static double rounded(double threshold) {
        return Math.round(Math.max(0.05, Math.min(0.95, threshold)) * 100) / 100.0;
    }

    private static double calibrated(Calibration calibration, double raw) {
        return calibration.score((float) Math.log(raw / (1 - raw)));
    }

    /** A polygon needs at least one pixel that is clearly changed, not only many that may be. */
    private static double seedAbove(double precise) {
        return Math.round(Math.min(0.97, precise + (1 - precise) * 0.4) * 100) / 100.0;
    }

    private record Thresholds(double change, double seed) {}

    private BundleDescription description(Calibration calibration, Thresholds thresholds, String training) {
        return new BundleDescription(
                new BundleDescription.Identity(recipe.name(), "1.0.0", LocalDate.now(ZoneOffset.UTC)),
                NetworkShape.standard(),
                GsdRange.ofMetres(FINEST_METRES, COARSEST_METRES),
                new BundleDescription.Decision(calibration, thresholds.change(), thresholds.seed(), recipe.views()),
                training);
    }

    /** Writes into a fresh folder and moves it into place, so that a bundle is never half there. */
    static void write(ModelBundle bundle, Path folder) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".part");
        Files.createDirectories(fresh);
        bundle.write(fresh);
        Files.createDirectories(folder);
        for (String name : List.of(ModelBundle.WEIGHTS_FILE, ModelBundle.SIEVE_FILE, ModelBundle.DESCRIPTION_FILE)) {
            if (Files.exists(fresh.resolve(name))) {
                Files.move(fresh.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.delete(fresh);
    }
}
