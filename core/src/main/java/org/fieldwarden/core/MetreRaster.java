package org.fieldwarden.core;

import java.util.Arrays;

/** A length in metres for each pixel of a coarse grid. Immutable; the array is never handed out. */
public final class MetreRaster {

    private final PixelGrid grid;
    private final float[] metres;

    private MetreRaster(PixelGrid grid, float[] metres) {
        this.grid = grid;
        this.metres = metres;
    }

    /**
     * Copies the given lengths.
     *
     * @param metres height x width, row-major, not negative, NaN = not known
     */
    public static MetreRaster of(PixelGrid grid, float[] metres) {
        if (metres.length != grid.pixels()) {
            throw new IllegalArgumentException("Lengths do not fit the grid: " + metres.length);
        }
        for (float length : metres) {
            if (length < 0 || Float.isInfinite(length)) {
                throw new IllegalArgumentException("A length is finite and not negative: " + length);
            }
        }
        return new MetreRaster(grid, metres.clone());
    }

    public PixelGrid grid() {
        return grid;
    }

    /** Length at a pixel, metres; NaN where it is not known. */
    public float metres(int column, int row) {
        return metres[row * grid.width() + column];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetreRaster raster && grid.equals(raster.grid) && Arrays.equals(metres, raster.metres);
    }

    @Override
    public int hashCode() {
        return 31 * grid.hashCode() + Arrays.hashCode(metres);
    }
}
