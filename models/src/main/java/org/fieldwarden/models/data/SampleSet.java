package org.fieldwarden.models.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All sample files of a recipe: training, and one validation file for each question that is asked of a model. */
public final class SampleSet {

    /** Side of a sample, pixels. */
    public static final int SIDE = 256;

    private static final Logger LOG = LoggerFactory.getLogger(SampleSet.class);
    private static final int SHARD = 1000;

    /** Numbers of the samples in a shard begin at a multiple of this, so that shards can be made in any order. */
    private static final long STRIDE = 100_000;

    private final Supplier<SampleSource> training;
    private final java.util.Map<String, Supplier<SampleSource>> validation;

    private SampleSet(Supplier<SampleSource> training, java.util.Map<String, Supplier<SampleSource>> validation) {
        this.training = training;
        this.validation = java.util.Map.copyOf(validation);
    }

    /** Rendered scenes alone. */
    public static SampleSet rendered(long seed, SampleMix mix) {
        if (mix.pasted() + mix.undisturbed() + mix.repeats() > 0) {
            throw new UsageException("The recipe mixes in imagery: say with --data where the imagery packs are, or set"
                    + " pasted, undisturbed and repeats to 0.");
        }
        return new SampleSet(
                () -> SampleSource.rendered(SIDE, seed),
                java.util.Map.of("val-rendered", () -> SampleSource.rendered(SIDE, seed + 986)));
    }

    /** Rendered scenes and the imagery packs of a folder; validation has places of its own. */
    public static SampleSet of(long seed, SampleMix mix, Path packs) {
        return new SampleSet(
                () -> SampleSource.of(SIDE, mix, seed, packs, "train"),
                java.util.Map.of(
                        "val-rendered",
                        () -> SampleSource.rendered(SIDE, seed + 986),
                        "val-pasted",
                        () -> SampleSource.of(SIDE, new SampleMix(0, 1, 0, 0), seed + 987, packs, "validation"),
                        "val-repeats",
                        () -> SampleSource.of(SIDE, new SampleMix(0, 0, 0.3, 0.7), seed + 988, packs, "validation")));
    }

    /** Makes the files that are not there yet. */
    public void make(Path folder, int trainingSamples, int validationSamples) {
        validation.forEach((name, source) ->
                shard(folder.resolve(name + ".bin"), source, 0, validationSamples / validation.size()));
        int left = trainingSamples;
        for (int number = 1; left > 0; number++) {
            shard(folder.resolve("train-" + number + ".bin"), training, number * STRIDE, Math.min(SHARD, left));
            left -= SHARD;
        }
    }

    private static void shard(Path file, Supplier<SampleSource> source, long first, int count) {
        if (Files.exists(file)) {
            return;
        }
        LOG.info("Making {} samples for {}", count, file.getFileName());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        SampleShard.write(part, source.get(), first, count);
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InputDataException(file.toString(), "make samples", "cannot be written; check space", e);
        }
    }
}
