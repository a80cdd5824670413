package org.fieldwarden.app.tuning;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.fieldwarden.app.detection.ReadableGround;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.detector.AlignedReader;
import org.fieldwarden.detector.BlockDetector;
import org.fieldwarden.detector.BlockTask;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.CoRegistration;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.ingest.PairGate;
import org.fieldwarden.models.tuning.Ground;
import org.fieldwarden.models.tuning.SeenGround;
import org.jspecify.annotations.Nullable;

/**
 * Two open flights on their working grid, gated and co-registered as detection does it. Closing it closes the flights.
 * Not safe for use by several threads.
 */
final class AlignedPair implements AutoCloseable {

    private final Orthophoto baseline;
    private final Orthophoto current;
    private final PixelGrid grid;
    private final Supplier<ShiftField> estimate;
    private @Nullable AlignedReader alignment;

    private AlignedPair(Orthophoto baseline, Orthophoto current, PixelGrid grid, CoRegistration coRegistration) {
        this.baseline = baseline;
        this.current = current;
        this.grid = grid;
        this.estimate = () -> coRegistration.estimate(new ReadableGround(baseline), new ReadableGround(current), grid);
    }

    /** Takes the flights over: they are closed also where they cannot be compared. */
    static AlignedPair of(
            Orthophoto baseline, Orthophoto current, BundleDescription model, CoRegistration coRegistration) {
        try {
            PixelGrid grid = new PairGate()
                    .judge(
                            new ReadableGround(baseline),
                            new ReadableGround(current),
                            new GsdRange(model.gsd().finest(), model.gsd().coarsest()));
            return new AlignedPair(baseline, current, grid, coRegistration);
        } catch (RuntimeException e) {
            baseline.close();
            current.close();
            throw e;
        }
    }

    PixelGrid grid() {
        return grid;
    }

    /** Names the two flights by their content. */
    String key() {
        return baseline.flight().contentHash() + ":" + current.flight().contentHash();
    }

    /** Scores by a model; the window lies inside the grid. What was not seen is unobserved. */
    ScoreBlock scores(BlockDetector detector, PixelWindow window) {
        return detector.detect(new BlockTask(baseline, current, grid, window, alignment()))
                .scores();
    }

    /** Co-registers on first use: whoever only asks for the grid need not wait for it. */
    private AlignedReader alignment() {
        AlignedReader known = alignment;
        if (known == null) {
            known = new AlignedReader(estimate.get());
            alignment = known;
        }
        return known;
    }

    /** The ground with a model's scores on it. */
    Ground seenBy(BlockDetector detector) {
        return new Ground() {
            @Override
            public PixelGrid grid() {
                return grid;
            }

            @Override
            public SeenGround read(PixelWindow window) {
                Optional<PixelWindow> inside = window.intersection(grid.window());
                if (inside.isEmpty()) {
                    OrthophotoTile nothing = OrthophotoTile.unobserved(window);
                    return new SeenGround(nothing, nothing, ScoreBlock.unobserved(window));
                }
                return new SeenGround(
                        padded(baseline.read(grid, inside.get()), window),
                        padded(alignment().read(current, grid, inside.get()), window),
                        padded(scores(detector, inside.get()), window));
            }
        };
    }

    private static OrthophotoTile padded(OrthophotoTile tile, PixelWindow window) {
        if (tile.window().equals(window)) {
            return tile;
        }
        PixelWindow inside = tile.window();
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        boolean[] seen = tile.toObserved();
        for (int row = 0; row < inside.height(); row++) {
            int at = (inside.row() - window.row() + row) * window.width() + inside.column() - window.column();
            tile.copyRow(row, rgb, 3 * at);
            System.arraycopy(seen, row * inside.width(), observed, at, inside.width());
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    private static ScoreBlock padded(ScoreBlock scores, PixelWindow window) {
        PixelWindow inside = scores.window();
        byte[] stored = new byte[Math.toIntExact(window.pixels())];
        Arrays.fill(stored, (byte) ScoreBlock.UNOBSERVED);
        byte[] covers = new byte[stored.length];
        byte[] from = scores.toStoredScores();
        for (int row = 0; row < inside.height(); row++) {
            int at = (inside.row() - window.row() + row) * window.width() + inside.column() - window.column();
            System.arraycopy(from, row * inside.width(), stored, at, inside.width());
        }
        return ScoreBlock.of(window, stored, covers);
    }

    @Override
    public void close() {
        baseline.close();
        current.close();
    }
}
