package org.fieldwarden.app.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.AlignedReader;
import org.fieldwarden.detector.BlockDetector;
import org.fieldwarden.detector.BlockKey;
import org.fieldwarden.detector.BlockResult;
import org.fieldwarden.detector.BlockResultStore;
import org.fieldwarden.detector.BlockTask;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.StoredScores;

/**
 * Scores a pair block by block on several threads and hands the results over in block order. A block that is already in
 * the store is not computed again. At most two blocks for each worker are in memory.
 */
public final class PairScoring {

    private final ChangeModels models;
    private final DetectionSettings settings;
    private final RunMeters meters;

    public PairScoring(ChangeModels models, DetectionSettings settings, RunMeters meters) {
        this.models = models;
        this.settings = settings;
        this.meters = meters;
    }

    /** Two open orthophotos on one grid, and how the current one is laid on the baseline. */
    public record AlignedPair(Orthophoto baseline, Orthophoto current, PixelGrid grid, ShiftField shifts) {

        /**
         * Under which key the result of a block is kept, by whatever process it is scored.
         *
         * @param bundleHash of the model that scores it
         */
        public BlockKey key(String bundleHash, PixelWindow block) {
            return BlockKey.of(
                    new BlockKey.Sources(
                            baseline.flight().contentHash(),
                            current.flight().contentHash(),
                            bundleHash,
                            shifts.contentHash(read(block))),
                    grid,
                    block);
        }

        /** The block as a detector takes it. */
        public BlockTask task(PixelWindow block) {
            return new BlockTask(baseline, current, grid, block, new AlignedReader(shifts));
        }

        /** What a block's scores depend on: the block and the halo that the network reads around it. */
        private PixelWindow read(PixelWindow block) {
            return block.grown(NetworkShape.HALO_PX + NetworkShape.PHASE_PX)
                    .intersection(grid.window())
                    .orElse(block);
        }
    }

    /**
     * Scores all blocks.
     *
     * @param store folder of block results
     * @param results takes the results on the calling thread, in the order of {@link PixelGrid#blocks}
     */
    public void score(AlignedPair pair, Path store, Consumer<BlockResult> results) {
        BlockResultStore known = open(store);
        Queue<BlockDetector> idle = new ConcurrentLinkedQueue<>();
        List<ChangeModel> open = new ArrayList<>();
        try {
            for (int i = 0; i < settings.workers(); i++) {
                ChangeModel model = models.newModel();
                open.add(model);
                idle.add(BlockDetector.of(model));
            }
            SideBySide.each(
                    pair.grid().blocks(settings.blockPx()),
                    settings.workers(),
                    block -> block(pair, block, known, idle),
                    (block, result) -> results.accept(result));
        } finally {
            open.forEach(ChangeModel::close);
        }
    }

    private BlockResult block(AlignedPair pair, PixelWindow block, BlockResultStore known, Queue<BlockDetector> idle) {
        BlockKey key = pair.key(models.bundleHash(), block);
        var stored = known.find(key);
        if (stored.isPresent()) {
            meters.blockReused(block);
            return stored.get();
        }
        BlockDetector detector = idle.remove(); // there are as many as threads
        try {
            BlockResult result = detector.detect(pair.task(block));
            if (result.isLasting()) {
                known.put(key, result);
            }
            meters.blockScored(block, result.issues());
            return result;
        } finally {
            idle.add(detector);
        }
    }

    /** Reads back what {@link #score} has left in the store. */
    public StoredScores stored(AlignedPair pair, Path store) {
        BlockResultStore known = open(store);
        return new StoredScores(
                pair.grid(), settings.blockPx(), block -> known.find(pair.key(models.bundleHash(), block)));
    }

    private static BlockResultStore open(Path store) {
        try {
            return BlockResultStore.in(store);
        } catch (IOException e) {
            throw new UsageException("Cannot write block results to " + store + " (" + e.getMessage()
                    + "): choose another --out folder or free some space.");
        }
    }
}
