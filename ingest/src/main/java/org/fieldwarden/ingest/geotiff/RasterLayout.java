package org.fieldwarden.ingest.geotiff;

import java.util.BitSet;
import org.fieldwarden.core.PixelWindow;

/**
 * Size of a raster and the blocks it is decoded in: the file's tiles, or bands of whole strips.
 *
 * @param width columns
 * @param height rows
 * @param blockWidth columns of a block
 * @param blockHeight rows of a block
 * @param absent blocks (row-major) that a sparse file does not hold; they are unobserved
 */
record RasterLayout(int width, int height, int blockWidth, int blockHeight, BitSet absent) {

    int blockColumns() {
        return (width + blockWidth - 1) / blockWidth;
    }

    int blockRows() {
        return (height + blockHeight - 1) / blockHeight;
    }

    PixelWindow window() {
        return PixelWindow.atSize(0, 0, width, height);
    }

    /** The pixels of a block, cut at the raster's right and bottom edge. */
    PixelWindow block(int blockColumn, int blockRow) {
        int column = blockColumn * blockWidth;
        int row = blockRow * blockHeight;
        return PixelWindow.between(
                column, row, Math.min(width, column + blockWidth), Math.min(height, row + blockHeight));
    }

    boolean isAbsent(int blockColumn, int blockRow) {
        return absent.get(blockRow * blockColumns() + blockColumn);
    }
}
