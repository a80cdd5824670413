package org.fieldwarden.detector;

import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/**
 * Scores what changed between two tiles of the same ground. Not safe for use by several threads: each worker has its
 * own; closed by whoever asked for it.
 */
public interface ChangeModel extends AutoCloseable {

    /**
     * Scores each pixel of a core from two tiles with the same window around it. Sides and origins of both windows are
     * multiples of {@link NetworkShape#PHASE_PX}. Pixels within {@link NetworkShape#HALO_PX} of the tile's border are
     * scored with part of their surroundings missing. Whether a pixel was observed is not looked at.
     *
     * @param core inside the tiles' window; the scores have this window
     * @throws IllegalArgumentException where the windows differ or are not aligned
     */
    PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core);

    /** Scores each pixel of two tiles with the same window. */
    default PixelScores score(OrthophotoTile baseline, OrthophotoTile current) {
        return score(baseline, current, baseline.window());
    }

    @Override
    void close();
}
