package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.tuning.Tuning;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.dl4j.SpeedCheck;
import org.fieldwarden.models.data.SampleSet;
import org.fieldwarden.models.training.Finishing;
import org.fieldwarden.models.training.Recipe;
import org.fieldwarden.models.training.TrainingRun;
import org.fieldwarden.models.tuning.Advice;
import org.fieldwarden.models.tuning.TuningPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model from a recipe, or adapts one to verdicts. */
@Command(
        name = "train",
        description =
                "Trains a model from a recipe, or adapts one to what people found (--from, --verdicts), and writes a"
                        + " bundle. Killed and started again with the same --out, it goes on from its last"
                        + " checkpoint.")
final class TrainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--recipe", paramLabel = "FILE", description = "Recipe, for example models/recipes/village.yaml.")
    private @Nullable Path recipe;

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
            description =
                    "Weights that the twin in models/twin trained: they are validated, calibrated and made a bundle;"
                            + " nothing is trained.")
    private @Nullable Path weights;

    @Option(
            names = "--sieve-weights",
            paramLabel = "FILE",
            description = "With --weights: the sieve that the twin trained; its threshold is chosen on the validation"
                    + " samples. It says where the network has to look at all.")
    private @Nullable Path sieveWeights;

    @Mixin
    private final TuneOptions tune = new TuneOptions();

    @Override
    public Integer call() {
        if ((recipe != null) == tune.given()) {
            throw new UsageException("Give either --recipe FILE to train from nothing, or --from BUNDLE and --verdicts"
                    + " FILE|DIR to adapt a bundle.");
        }
        if (sieveWeights != null && weights == null) {
            throw new UsageException(
                    "--sieve-weights FILE goes with --weights FILE: give both, as the twin wrote them.");
        }
        return recipe == null ? adapt() : train(recipe);
    }

    private int adapt() {
        Path from = tune.from();
        TuningPlan plan = tune.plan();
        DetectionSettings settings = tune.settings();
        var sources = tune.sources();
        var pairs = tune.pairs();
        ModelBundle parent = ModelBundle.read(from);
        PairRun.requireWritable(out);
        SpeedCheck.requireFast();
        PrintWriter err = spec.commandLine().getErr();
        Tuning.Result result = new Tuning(parent, plan, settings, out).run(sources, pairs, (step, steps) -> {
            err.printf("\rstep %d of %d", step, steps);
            err.flush();
        });
        err.println();
        print(result, from);
        return 0;
    }

    private void print(Tuning.Result result, Path from) {
        PrintWriter told = spec.commandLine().getOut();
        told.printf("%s%n", result.report().figures());
        Advice advice = result.report().advice();
        told.printf("bundle %s%n%s, %s%n%n", result.bundle().hash(), result.folder(), out.resolve("tuning.json"));
        if (advice.recommended()) {
            told.printf("Recommended: better on the verdicts kept back, and nothing forgotten. Before it is used, the"
                    + " release gate must pass, on labelled pairs that it has not learned from:%n%n");
        } else {
            told.printf("Not recommended; stay with %s.%n", from);
            advice.reasons().forEach(reason -> told.printf("- %s%n", reason));
            told.printf("%nWhoever wants it all the same asks the release gate:%n%n");
        }
        told.printf("    ./fieldwarden audit --gate --model %s --against %s --guard DIR@GSD%n", result.folder(), from);
        told.flush();
    }

    private int train(Path file) {
        PairRun.requireWritable(out);
        Recipe read = Recipe.read(file);
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
                ? run(read, samples).run()
                : finishing(read, samples).bundleOf(weights);
        spec.commandLine().getOut().printf("bundle %s%n", bundle.hash());
        spec.commandLine().getOut().printf("%s%n", out.resolve("bundle"));
        spec.commandLine().getOut().printf("%n%s%n", card());
        return 0;
    }

    private Finishing finishing(Recipe recipe, Path samples) {
        Finishing finishing = new Finishing(recipe, samples, out);
        return sieveWeights == null ? finishing : finishing.withSieve(sieveWeights);
    }

    private TrainingRun run(Recipe recipe, Path samples) {
        TrainingRun run = TrainingRun.of(recipe, samples, out);
        if (data != null) {
            return run.withImagery(data);
        }
        if (!recipe.encoder().pack().isEmpty()) {
            throw new UsageException("The recipe's encoder starts from the pack "
                    + recipe.encoder().pack() + ": give the folder that holds it with --data.");
        }
        return run;
    }

    private String card() {
        try {
            return Files.readString(out.resolve("bundle").resolve("card.md"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("The card was just written", e);
        }
    }
}
