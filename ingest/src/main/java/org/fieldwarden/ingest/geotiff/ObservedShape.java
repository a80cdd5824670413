package org.fieldwarden.ingest.geotiff;

import java.util.BitSet;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/**
 * What a raster observed, coarsely: one cell for a square of pixels, observed where at least half of the square is. Filled
 * by its maker, then only read.
 */
public final class ObservedShape {

    private final PixelGrid grid;
    private final BitSet observed = new BitSet();

    ObservedShape(PixelGrid grid) {
        this.grid = grid;
    }

    /** The cells' place on the ground; the last column and row may reach a little beyond the raster. */
    public PixelGrid grid() {
        return grid;
    }

    public boolean observed(int column, int row) {
        return observed.get(row * grid.width() + column);
    }

    void add(OrthophotoTile tile) {
        PixelWindow window = tile.window();
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                if (tile.observed(column, row)) {
                    observed.set((window.row() + row) * grid.width() + window.column() + column);
                }
            }
        }
    }
}
