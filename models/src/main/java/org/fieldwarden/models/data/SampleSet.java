package org.fieldwarden.models.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
    private final Map<String, Supplier<SampleSource>> validation;

    private SampleSet(Supplier<SampleSource> training, Map<String, Supplier<SampleSource>> validation) {
        this.training = training;
        this.validation = Map.copyOf(validation);
    }

    /** Rendered scenes alone. */
    public static SampleSet rendered(long seed, SampleMix mix) {
        for (SampleKind kind : SampleKind.values()) {
            if (kind.needsImagery() && mix.weight(kind) > 0) {
                throw new UsageException("The recipe mixes in imagery: say with --data where the imagery packs are, or"
                        + " set every weight but rendered to 0; " + kind.key() + " is "
                        + mix.weight(kind) + ".");
            }
        }
        return new SampleSet(
                () -> SampleSource.rendered(SIDE, seed),
                Map.of("val-rendered", () -> SampleSource.rendered(SIDE, seed + 986)));
    }

    /** Rendered scenes and imagery packs; validation has places of its own. */
    public static SampleSet of(long seed, SampleMix mix, ImageryPacks packs) {
        SampleMix unchanged = new SampleMix(Map.of(SampleKind.UNDISTURBED, 0.3, SampleKind.REPEATS, 0.7));
        return new SampleSet(
                () -> SampleSource.of(SIDE, mix, seed, packs, ImageryPacks.TRAIN),
                Map.of(
                        "val-rendered",
                        () -> SampleSource.rendered(SIDE, seed + 986),
                        "val-pasted",
                        () -> validation(SampleMix.only(SampleKind.PASTED), seed + 987, packs),
                        "val-repeats",
                        () -> validation(unchanged, seed + 988, packs),
                        "val-region",
                        () -> validation(SampleMix.only(SampleKind.REGION), seed + 989, packs)));
    }

    private static SampleSource validation(SampleMix mix, long seed, ImageryPacks packs) {
        return SampleSource.of(SIDE, mix, seed, packs, "validation");
    }

    /** Makes the files that are not there yet. */
    public void make(Path folder, int trainingSamples, int validationSamples) {
        validation.forEach((name, source) -> {
            Path file = folder.resolve(name + ".bin");
            if (!Files.exists(file)) {
                shard(file, source.get(), 0, validationSamples / validation.size());
            }
        });
        List<Integer> missing = IntStream.rangeClosed(1, (trainingSamples + SHARD - 1) / SHARD)
                .filter(number -> !Files.exists(trainingFile(folder, number)))
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            SampleSource source = training.get();
            for (int number : missing) {
                int count = Math.min(SHARD, trainingSamples - (number - 1) * SHARD);
                shard(trainingFile(folder, number), source, number * STRIDE, count);
            }
        }
    }

    private static Path trainingFile(Path folder, int number) {
        return folder.resolve("train-" + number + ".bin");
    }

    private static void shard(Path file, SampleSource source, long first, int count) {
        LOG.info("Making {} samples for {}", count, file.getFileName());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        SampleShard.write(part, source, first, count);
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InputDataException(file.toString(), "make samples", "cannot be written; check space", e);
        }
    }
}
