package org.fieldwarden.app.detection;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.PixelScores;

/** Models that give every pixel one score, and count their tiles. */
final class FixedModels implements ChangeModels {

    private final float score;
    private final AtomicInteger open = new AtomicInteger();

    FixedModels(float score) {
        this.score = score;
    }

    /** Models that were handed out and not closed yet. */
    int open() {
        return open.get();
    }

    @Override
    public ChangeModel newModel() {
        open.incrementAndGet();
        return new ChangeModel() {
            @Override
            public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
                if (score < 0) {
                    throw new IllegalStateException("A model with a fault of ours");
                }
                float[] scores = new float[Math.toIntExact(core.pixels())];
                Arrays.fill(scores, score);
                return PixelScores.of(core, scores, new byte[scores.length]);
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    @Override
    public String bundleHash() {
        return "f".repeat(64);
    }

    @Override
    public void close() {
        // Nothing is shared.
    }
}
