package org.fieldwarden.app.distribution;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.fieldwarden.app.detection.BlockScoring;
import org.fieldwarden.app.detection.DetectionRequest;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.PairScoring.AlignedPair;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.BlockResult;
import org.fieldwarden.detector.StoredScores;

/**
 * Has blocks scored by the workers of a cluster. Nothing here must outlive the process: a run that was killed and is
 * started again finds its job, asks for what is missing and waits on.
 */
public final class DistributedScoring implements BlockScoring {

    private final Cluster cluster;
    private final FlightPaths paths;
    private final String bundleHash;
    private final DetectionSettings settings;
    private final RunMeters meters;

    /** @param bundleHash of the model that workers must use */
    public DistributedScoring(
            Cluster cluster, FlightPaths paths, String bundleHash, DetectionSettings settings, RunMeters meters) {
        this.cluster = cluster;
        this.paths = paths;
        this.bundleHash = bundleHash;
        this.settings = settings;
        this.meters = meters;
    }

    /** Where the flights lie; every machine must see them under these paths. */
    public record FlightPaths(Path baseline, Path current) {}

    @Override
    public StoredScores score(DetectionRequest request, AlignedPair pair, Consumer<BlockResult> results) {
        SharedStore store = new SharedStore(cluster.storage());
        try {
            BlockTopics.require(cluster.bootstrapServers());
            Job job = job(pair);
            String id = SharedStore.id(job);
            List<BlockRequest> blocks = blocks(pair, id);
            // Before anybody listens: a request left over from an earlier run may be under way, and must find the job.
            store.put(job, pair.shifts());
            try (AnswerFeed answers = AnswerFeed.open(cluster.bootstrapServers(), id);
                    RequestedBlocks requests = RequestedBlocks.open(cluster.bootstrapServers())) {
                new AwaitedBlocks(store, answers, requests, blocks, meters).deliver(results);
            }
            store.close(id);
            return new StoredScores(
                    pair.grid(), settings.blockPx(), block -> store.blocks().find(pair.key(bundleHash, block)));
        } catch (UncheckedIOException e) {
            throw new UsageException("The shared store " + store + " cannot be used: " + e.getMessage() + " ("
                    + e.getCause() + "); check it, then run again: what was computed is kept.");
        }
    }

    private Job job(AlignedPair pair) {
        return new Job(
                new Job.Flights(
                        FlightFile.of(paths.baseline(), pair.baseline().flight()),
                        FlightFile.of(paths.current(), pair.current().flight())),
                pair.grid(),
                SharedStore.hash(pair.shifts()),
                bundleHash,
                settings.blockPx());
    }

    private List<BlockRequest> blocks(AlignedPair pair, String job) {
        return pair.grid().blocks(settings.blockPx()).stream()
                .map((PixelWindow window) -> new BlockRequest(job, pair.key(bundleHash, window), window))
                .toList();
    }
}
