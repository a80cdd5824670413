package org.fieldwarden.detector;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;

/**
 * Scores one block: reads both dates with a halo, runs the model tile by tile and keeps what was not observed apart.
 * The result of a pixel does not depend on the block it is scored in. As little thread-safe as its model.
 */
public final class BlockDetector {

    /**
     * Inner side of the tiles. With the halo the network reads 960 x 960 pixels: larger tiles waste less on halos,
     * smaller ones need less memory.
     */
    private static final int CORE_PX = 640;

    private final ChangeModel model;
    private final TilePlan plan;

    private BlockDetector(ChangeModel model, TilePlan plan) {
        this.model = model;
        this.plan = plan;
    }

    /** A detector for one worker; the caller closes the model. */
    public static BlockDetector of(ChangeModel model) {
        return withCores(model, CORE_PX);
    }

    /** For tests and memory-poor machines: tiles with smaller or larger cores, a multiple of 16 pixels. */
    public static BlockDetector withCores(ChangeModel model, int corePx) {
        return new BlockDetector(model, new TilePlan(corePx));
    }

    /**
     * Scores the block. What the data make impossible becomes an issue and stays unobserved; errors of our own
     * propagate.
     */
    public BlockResult detect(BlockTask task) {
        JointPixels pixels;
        try {
            pixels = read(task);
        } catch (InputDataException e) {
            return BlockResult.unobserved(
                    task.window(),
                    new Issue.Unreadable(task.window(), wholeArea(task), e.file(), String.valueOf(e.getMessage())));
        } catch (UncheckedIOException e) {
            return failed(task, "read", String.valueOf(e.getMessage()));
        }
        ScoreCanvas canvas = new ScoreCanvas(task.window());
        for (PixelWindow core : plan.cores(task.window())) {
            if (!pixels.observedAnywhere(core)) {
                continue;
            }
            PixelWindow tile = core.grown(NetworkShape.HALO_PX);
            PixelScores scores = model.score(pixels.baseline(tile), pixels.current(tile), core);
            Optional<PixelWindow> senseless = canvas.paint(core, scores, pixels);
            if (senseless.isPresent()) {
                return failed(task, "score", "The model gave scores outside 0 to 1 in " + senseless.get());
            }
        }
        return result(task, canvas);
    }

    private static JointPixels read(BlockTask task) {
        // Outside the grid nothing is read: there the flights need not overlap, and readers need not know the ground.
        PixelWindow wanted = TilePlan.aligned(task.window()).grown(NetworkShape.HALO_PX);
        PixelWindow window = wanted.intersection(task.grid().window()).orElseThrow();
        OrthophotoTile baseline = task.baseline().read(task.grid(), window);
        OrthophotoTile current = task.alignment().read(task.current(), task.grid(), window);
        return JointPixels.of(baseline, current);
    }

    private static BlockResult result(BlockTask task, ScoreCanvas canvas) {
        List<Issue> issues = canvas.unobserved().stream()
                .<Issue>map(patch -> new Issue.Nodata(patch.window(), area(task, patch.pixels())))
                .toList();
        return new BlockResult(canvas.toScoreBlock(), issues);
    }

    private static BlockResult failed(BlockTask task, String stage, String cause) {
        return BlockResult.unobserved(
                task.window(), new Issue.BlockFailed(task.window(), wholeArea(task), stage, cause));
    }

    private static SquareMetres wholeArea(BlockTask task) {
        return area(task, task.window().pixels());
    }

    private static SquareMetres area(BlockTask task, long pixels) {
        return new SquareMetres(pixels * task.grid().pixelAreaM2());
    }
}
