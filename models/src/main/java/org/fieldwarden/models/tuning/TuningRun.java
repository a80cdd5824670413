package org.fieldwarden.models.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.TrainingStep;
import org.fieldwarden.detector.dl4j.NetworkTrainer;
import org.fieldwarden.models.data.SampleFiles;
import org.fieldwarden.models.data.SampleKind;
import org.fieldwarden.models.data.SampleMix;
import org.fieldwarden.models.data.SampleSet;
import org.fieldwarden.models.data.TrainingSample;
import org.fieldwarden.models.training.Batches;
import org.fieldwarden.models.training.WeightAverage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on training a bundle with verdicts and rendered scenes half and half. Killed and started again on the same folder, it goes
 * on from its last checkpoint and ends with the same weights. Files: {@code samples}, {@code checkpoint.bin}, {@code
 * average-STEP} (a bundle).
 */
public final class TuningRun {

    private static final Logger LOG = LoggerFactory.getLogger(TuningRun.class);

    /** Of the pieces with verdicts, this share comes from labelled pairs, where there are any. */
    private static final double PAIRS_SHARE = 0.33;

    /**
     * Of a rendered scene every pixel is known, of a verdict's window a few hundred; the loss is a mean over pixels. One
     * in four rendered pixels counts, so that verdicts have their say.
     */
    private static final int REHEARSED_PIXELS = 4;

    private static final long AVERAGE_EVERY = 10;

    private final ModelBundle parent;
    private final TuningPlan plan;
    private final Path folder;

    /**
     * A run on samples that {@link VerdictSamples} has written into {@code samples} of the folder.
     *
     * @param folder folder of the run
     */
    public TuningRun(ModelBundle parent, TuningPlan plan, Path folder) {
        this.parent = parent;
        this.plan = plan;
        this.folder = folder;
    }

    /**
     * Trains to the last step.
     *
     * @param progress told the step and all steps, after each
     * @return the averaged weights
     */
    public NetworkWeights train(BiConsumer<Long, Long> progress) {
        Path samples = folder.resolve("samples");
        SampleSet.rendered(plan.seed(), SampleMix.only(SampleKind.RENDERED))
                .make(
                        rehearsal(folder),
                        plan.rehearsal().training(),
                        plan.rehearsal().validation());
        try (SampleFiles confirmed = SampleFiles.open(samples, Outcome.CONFIRMED.code(), VerdictSamples.SIDE);
                SampleFiles refuted = SampleFiles.open(samples, Outcome.REFUTED.code(), VerdictSamples.SIDE);
                SampleFiles pairs = SampleFiles.open(samples, VerdictSamples.PAIRS, VerdictSamples.SIDE);
                SampleFiles rehearsal = SampleFiles.open(rehearsal(folder), "train-", SampleSet.SIDE);
                NetworkTrainer trainer = trainer()) {
            requireSomething(confirmed, refuted, pairs);
            Batches batches = new Batches(
                    (place, random) -> place % 2 == 0
                            ? verdict(List.of(confirmed, refuted), pairs, random)
                            : thinned(rehearsal.read(random.nextInt(rehearsal.count())), random),
                    plan.seed(),
                    plan.pieces().batch(),
                    plan.pieces().side());
            WeightAverage average = new WeightAverage(
                    trainer.steps() == 0
                            ? trainer.weights()
                            : ModelBundle.read(average(trainer.steps())).weights(),
                    trainer.steps());
            train(trainer, average, batches, progress);
            return average.weights();
        } catch (IOException e) {
            throw new InputDataException(folder.toString(), "train", "cannot be written; check space and rights", e);
        }
    }

    /** Folder of the rendered scenes of a run; it is made by {@link #train}. */
    public static Path rehearsal(Path run) {
        Path made = run.resolve("samples").resolve("rehearsal");
        try {
            return Files.createDirectories(made);
        } catch (IOException e) {
            throw new InputDataException(made.toString(), "make samples", "cannot be made; check the rights", e);
        }
    }

    private static void requireSomething(SampleFiles... files) {
        if (Stream.of(files).mapToInt(SampleFiles::count).sum() == 0) {
            throw new UsageException(
                    "There is no verdict left to learn from, after a fifth was kept back: bring more.");
        }
    }

    /** Confirmed and refuted changes count alike, however many there are of each. */
    private static TrainingSample verdict(List<SampleFiles> outcomes, SampleFiles pairs, Random random) {
        List<SampleFiles> held =
                outcomes.stream().filter(files -> files.count() > 0).toList();
        boolean labelled = random.nextDouble() < PAIRS_SHARE;
        int outcome = random.nextInt(2);
        boolean fromPairs = pairs.count() > 0 && (labelled || held.isEmpty());
        SampleFiles files = fromPairs ? pairs : held.get(outcome % held.size());
        return files.read(random.nextInt(files.count()));
    }

    private static TrainingSample thinned(TrainingSample sample, Random random) {
        byte[] changed = sample.changed();
        for (int at = 0; at < changed.length; at++) {
            if (random.nextInt(REHEARSED_PIXELS) != 0) {
                changed[at] = TrainingSample.IGNORE;
            }
        }
        return sample;
    }

    private NetworkTrainer trainer() {
        Path checkpoint = folder.resolve("checkpoint.bin");
        return Files.exists(checkpoint) ? NetworkTrainer.resume(checkpoint) : NetworkTrainer.from(parent);
    }

    private Path average(long step) {
        return folder.resolve("average-" + step);
    }

    private void train(NetworkTrainer trainer, WeightAverage average, Batches batches, BiConsumer<Long, Long> progress)
            throws IOException {
        long first = trainer.steps();
        long begin = System.nanoTime();
        while (trainer.steps() < plan.steps()) {
            trainer.setLearningRate(plan.learningRateAt(trainer.steps()));
            TrainingStep step = trainer.fit(batches.of(trainer.steps()));
            long done = trainer.steps();
            if (done % AVERAGE_EVERY == 0 || done == plan.steps()) {
                average.take(trainer.weights(), done % AVERAGE_EVERY == 0 ? AVERAGE_EVERY : done % AVERAGE_EVERY);
            }
            progress.accept(done, plan.steps());
            if (done % TuningPlan.CHECKPOINT_EVERY == 0) {
                double perSecond = (done - first) / ((System.nanoTime() - begin) / 1e9);
                LOG.info(
                        "step {} of {}, loss {}, {} steps a second",
                        done,
                        plan.steps(),
                        String.format(Locale.ROOT, "%.4f", step.loss()),
                        String.format(Locale.ROOT, "%.2f", perSecond));
                save(trainer, average);
            }
        }
    }

    /** The average first, under the step's own name: whatever is cut short, checkpoint and average belong together. */
    private void save(NetworkTrainer trainer, WeightAverage average) throws IOException {
        Path saved = average(trainer.steps());
        ModelBundle.of(parent.description(), average.weights()).write(saved);
        trainer.saveCheckpoint(folder.resolve("checkpoint.bin"));
        try (Stream<Path> all = Files.list(folder)) {
            for (Path old : all.filter(
                            path -> path.getFileName().toString().startsWith("average-") && !path.equals(saved))
                    .toList()) {
                remove(old);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
