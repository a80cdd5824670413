package org.fieldwarden.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.dl4j.SpeedCheck;
import org.fieldwarden.models.data.SampleSet;
import org.fieldwarden.models.training.Finishing;
import org.fieldwarden.models.training.Recipe;
import org.fieldwarden.models.training.TrainingRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model from a recipe. */
@Command(
        name = "train",
        description =
                "Trains a model from a recipe and writes a bundle. Killed and started again with the same --out, it"
                        + " goes on from its last checkpoint.")
final class TrainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--recipe",
            required = true,
            paramLabel = "FILE",
            description = "Recipe, for example models/recipes/village.yaml.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path recipe;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder with the imagery packs that the recipe mixes in; not needed for rendered scenes alone.")
    private @Nullable Path data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(names = "--samples-only", description = "Make the samples and stop, for training elsewhere.")
    private boolean samplesOnly;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Weights that the twin in models/twin trained: they are validated, calibrated and made a bundle;"
                    + " nothing is trained.")
    private @Nullable Path weights;

    @Override
    public Integer call() {
        PairRun.requireWritable(out);
        Recipe read = Recipe.read(recipe);
        Path samples = out.resolve("samples");
        SampleSet set = data == null
                ? SampleSet.rendered(read.seed(), read.mix())
                : SampleSet.of(read.seed(), read.mix(), read.imagery(data));
        PairRun.requireWritable(samples);
        set.make(samples, weights == null ? read.trainingSamples() : 0, read.validationSamples());
        if (samplesOnly) {
            return 0;
        }
        SpeedCheck.requireFast();
        ModelBundle bundle = weights == null
                ? new TrainingRun(read, samples, out).run()
                : new Finishing(read, samples, out).bundleOf(weights);
        spec.commandLine().getOut().printf("bundle %s%n", bundle.hash());
        spec.commandLine().getOut().printf("%s%n", out.resolve("bundle"));
        spec.commandLine().getOut().printf("%n%s%n", card());
        return 0;
    }

    private String card() {
        try {
            return Files.readString(out.resolve("bundle").resolve("card.md"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("The card was just written", e);
        }
    }
}
