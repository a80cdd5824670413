package org.fieldwarden.detector;

import org.fieldwarden.core.OrthophotoTile;

/**
 * Says of each cell of two tiles how likely it is that anything changed there, far more cheaply than a {@link
 * ChangeModel}. Not safe for use by several threads; closed by whoever asked for it.
 */
public interface Sieve extends AutoCloseable {

    /** Side of a cell in pixels; cells lie on absolute multiples of it. */
    int CELL_PX = NetworkShape.PHASE_PX;

    /** No pixel farther away than this from a cell changes its score. */
    int HALO_PX = 64;

    /**
     * Scores the cells of two tiles with the same window, whose sides and origins are multiples of {@link #CELL_PX}.
     * Cells within {@link #HALO_PX} of the border are scored with part of their surroundings missing.
     */
    CellScores scores(OrthophotoTile baseline, OrthophotoTile current);

    @Override
    void close();
}
