package org.fieldwarden.detector;

import org.fieldwarden.core.OrthophotoTile;

/**
 * Scores what changed between two tiles of the same ground. Not safe for use by several threads: each worker has its
 * own; closed by whoever asked for it.
 */
public interface ChangeModel extends AutoCloseable {

    /**
     * Scores each pixel of two tiles with the same window. Sides and origin of the window are multiples of
     * {@link NetworkShape#PHASE_PX}. Pixels within {@link NetworkShape#HALO_PX} of the border are scored with part of
     * their surroundings missing. Whether a pixel was observed is not looked at.
     *
     * @throws IllegalArgumentException where the windows differ or are not aligned
     */
    PixelScores score(OrthophotoTile baseline, OrthophotoTile current);

    @Override
    void close();
}
