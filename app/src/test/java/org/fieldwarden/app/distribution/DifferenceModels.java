package org.fieldwarden.app.distribution;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.PixelScores;

/** Models that score the difference of the green bands, count what they did, and may fail at one place. */
final class DifferenceModels implements ChangeModels {

    private final String bundleHash;
    private final Optional<PixelWindow> failing;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd;
    private final AtomicInteger tiles = new AtomicInteger();

    private DifferenceModels(String bundleHash, Optional<PixelWindow> failing) {
        this(bundleHash, failing, new CountDownLatch(0));
    }

    private DifferenceModels(String bundleHash, Optional<PixelWindow> failing, CountDownLatch mayEnd) {
        this.bundleHash = bundleHash;
        this.failing = failing;
        this.mayEnd = mayEnd;
    }

    /** Models that end no tile before {@link #letEnd}. */
    static DifferenceModels held() {
        return new DifferenceModels("f".repeat(64), Optional.empty(), new CountDownLatch(1));
    }

    /** Waits until a tile is under way. */
    void awaitBegun() throws InterruptedException {
        begun.await();
    }

    void letEnd() {
        mayEnd.countDown();
    }

    static DifferenceModels sound() {
        return new DifferenceModels("f".repeat(64), Optional.empty());
    }

    static DifferenceModels ofAnotherBundle() {
        return new DifferenceModels("e".repeat(64), Optional.empty());
    }

    /** Models with a fault of ours wherever this place is part of a tile's core. */
    static DifferenceModels failingAt(PixelWindow place) {
        return new DifferenceModels("f".repeat(64), Optional.of(place));
    }

    int tiles() {
        return tiles.get();
    }

    @Override
    public ChangeModel newModel() {
        return new ChangeModel() {
            @Override
            public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
                if (failing.flatMap(core::intersection).isPresent()) {
                    throw new IllegalStateException("A model with a fault of ours");
                }
                tiles.incrementAndGet();
                begun.countDown();
                hold();
                float[] scores = new float[Math.toIntExact(core.pixels())];
                for (int i = 0; i < scores.length; i++) {
                    int column = core.column() - baseline.window().column() + i % core.width();
                    int row = core.row() - baseline.window().row() + i / core.width();
                    scores[i] = Math.abs(baseline.value(column, row, 1) - current.value(column, row, 1)) / 255f;
                }
                return PixelScores.of(core, scores, new byte[scores.length]);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    private void hold() {
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String bundleHash() {
        return bundleHash;
    }

    @Override
    public void close() {
        // Nothing is shared.
    }
}
