package org.fieldwarden.detector;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/**
 * Reads scores of any window back from the blocks of a grid. Keeps a few blocks, so ask for windows in the order of
 * the blocks. Not thread-safe.
 */
public final class StoredScores implements Function<PixelWindow, ScoreBlock> {

    /** A window at a corner needs four blocks at once. */
    private static final int KEPT_BLOCKS = 4;

    private final PixelGrid grid;
    private final int blockPx;
    private final Function<PixelWindow, Optional<BlockResult>> blocks;
    private final Map<PixelWindow, Optional<Kept>> kept = new LinkedHashMap<>();

    /**
     * Scores of a grid.
     *
     * @param blockPx side of the blocks, as in {@link PixelGrid#blocks}
     * @param blocks result of a block; empty where it was not kept, which counts as unobserved
     */
    public StoredScores(PixelGrid grid, int blockPx, Function<PixelWindow, Optional<BlockResult>> blocks) {
        this.grid = grid;
        this.blockPx = blockPx;
        this.blocks = blocks;
    }

    /** The scores of a window inside the grid. */
    @Override
    public ScoreBlock apply(PixelWindow window) {
        byte[] scores = new byte[Math.toIntExact(window.pixels())];
        byte[] covers = new byte[scores.length];
        Arrays.fill(scores, (byte) ScoreBlock.UNOBSERVED);
        for (int row = window.row() / blockPx; row * blockPx < window.endRow(); row++) {
            for (int column = window.column() / blockPx; column * blockPx < window.endColumn(); column++) {
                block(column, row).ifPresent(block -> block.copyInto(window, scores, covers));
            }
        }
        return ScoreBlock.of(window, scores, covers);
    }

    private Optional<Kept> block(int blockColumn, int blockRow) {
        PixelWindow window = PixelWindow.between(
                blockColumn * blockPx,
                blockRow * blockPx,
                Math.min(grid.width(), (blockColumn + 1) * blockPx),
                Math.min(grid.height(), (blockRow + 1) * blockPx));
        if (!kept.containsKey(window)) {
            kept.put(window, blocks.apply(window).map(result -> new Kept(result.scores())));
            if (kept.size() > KEPT_BLOCKS) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return kept.getOrDefault(window, Optional.empty());
    }

    private static final class Kept {

        private final PixelWindow window;
        private final byte[] scores;
        private final byte[] covers;

        Kept(ScoreBlock block) {
            window = block.window();
            scores = block.toStoredScores();
            covers = block.toStoredCovers();
        }

        void copyInto(PixelWindow target, byte[] targetScores, byte[] targetCovers) {
            window.intersection(target).ifPresent(part -> {
                for (int row = part.row(); row < part.endRow(); row++) {
                    int from = (row - window.row()) * window.width() + part.column() - window.column();
                    int to = (row - target.row()) * target.width() + part.column() - target.column();
                    System.arraycopy(scores, from, targetScores, to, part.width());
                    System.arraycopy(covers, from, targetCovers, to, part.width());
                }
            });
        }
    }
}
