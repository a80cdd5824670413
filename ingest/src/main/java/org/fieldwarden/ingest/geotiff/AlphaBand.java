package org.fieldwarden.ingest.geotiff;

import java.awt.image.Raster;
import java.util.OptionalInt;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.ingest.geotiff.SampleLayout.Depth;

/**
 * Tells a real alpha band from a near-infrared band that the exporting program called alpha, as GDAL does with four bands
 * of unknown meaning. A mask is nearly everywhere wholly opaque or wholly transparent; reflected light hardly ever is.
 */
final class AlphaBand {

    private static final int LATTICE = 5;
    private static final int PIECE_ROWS = 24;

    /** Feathered edges of a mosaic are far less than this. */
    private static final double LARGEST_SHARE_BETWEEN = 0.25;

    private AlphaBand() {}

    /** The raster, without its alpha band where that band cannot be a mask. */
    static TiffRaster checked(TiffRaster raster, DecoderPool decoders) {
        OptionalInt alpha = raster.samples().alpha();
        if (alpha.isEmpty()
                || (raster.samples().depth() != Depth.BYTE && raster.samples().depth() != Depth.UNSIGNED_SHORT)) {
            return raster;
        }
        return shareBetween(raster, decoders) > LARGEST_SHARE_BETWEEN
                ? raster.withSamples(raster.samples().withoutAlpha())
                : raster;
    }

    private static double shareBetween(TiffRaster raster, DecoderPool decoders) {
        RasterLayout layout = raster.layout();
        int rows = Math.min(LATTICE, layout.blockRows());
        int columns = Math.min(LATTICE, layout.blockColumns());
        long between = 0;
        long all = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int blockColumn = column * layout.blockColumns() / columns;
                int blockRow = row * layout.blockRows() / rows;
                if (!layout.isAbsent(blockColumn, blockRow)) {
                    PixelWindow piece = middle(layout.block(blockColumn, blockRow));
                    between += between(raster, decoders, piece);
                    all += piece.pixels();
                }
            }
        }
        return all == 0 ? 0 : (double) between / all;
    }

    private static long between(TiffRaster raster, DecoderPool decoders, PixelWindow piece) {
        int band = raster.samples().alpha().orElseThrow();
        int opaque = raster.samples().depth() == Depth.BYTE ? 0xff : 0xffff;
        Raster decoded = decoders.with(decoder -> decoder.decode(0, piece));
        int[] values = decoded.getSamples(
                decoded.getMinX(), decoded.getMinY(), piece.width(), piece.height(), band, (int[]) null);
        long count = 0;
        for (int value : values) {
            int stored = value & opaque;
            if (stored != 0 && stored != opaque) {
                count++;
            }
        }
        return count;
    }

    private static PixelWindow middle(PixelWindow block) {
        int height = Math.min(block.height(), PIECE_ROWS);
        return PixelWindow.atSize(block.column(), block.row() + (block.height() - height) / 2, block.width(), height);
    }
}
