package org.fieldwarden.ingest.geotiff;

import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Optional;
import org.fieldwarden.core.PixelWindow;

/**
 * Decoded blocks of one file, with the most recently used ones kept, so that neighbouring windows do not decode the same
 * tiles again. Safe for use by several threads.
 */
final class SourceBlocks {

    private final TiffRaster raster;
    private final DecoderPool decoders;
    private final Samples samples;
    private final BlockCache cache;
    private final int file;

    SourceBlocks(TiffRaster raster, DecoderPool decoders, Samples samples) {
        this(raster, decoders, samples, new BlockCache(), 0);
    }

    /**
     * @param cache which other files may share
     * @param file number of this file in the cache
     */
    SourceBlocks(TiffRaster raster, DecoderPool decoders, Samples samples, BlockCache cache, int file) {
        this.raster = raster;
        this.decoders = decoders;
        this.samples = samples;
        this.cache = cache;
        this.file = file;
    }

    /** The pixels of a window that lies inside the raster. */
    SourceBlock window(PixelWindow window) {
        RasterLayout layout = raster.layout();
        SourceBlock mosaic = new SourceBlock(window);
        for (int row = window.row() / layout.blockHeight();
                row * (long) layout.blockHeight() < window.endRow();
                row++) {
            int column = window.column() / layout.blockWidth();
            for (; column * (long) layout.blockWidth() < window.endColumn(); column++) {
                if (!layout.isAbsent(column, row)) {
                    mosaic.paste(block(column, row));
                }
            }
        }
        return mosaic;
    }

    private SourceBlock block(int column, int row) {
        BlockCache.Key key = new BlockCache.Key(file, row * raster.layout().blockColumns() + column);
        Optional<SourceBlock> kept = cache.find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        // Two threads may decode the same block at the same time; that costs a little time and no correctness.
        SourceBlock decoded = decode(raster.layout().block(column, row));
        cache.keep(key, decoded);
        return decoded;
    }

    private SourceBlock decode(PixelWindow window) {
        return decoders.with(decoder -> {
            SourceBlock block = new SourceBlock(window);
            samples.fill(block, decoder.decode(0, window));
            boolean[] unmasked = unmasked(raster, decoder, window);
            for (int pixel = 0; pixel < unmasked.length; pixel++) {
                block.observed[pixel] &= unmasked[pixel];
            }
            return block;
        });
    }

    /** Where the file's internal mask lets pixels be seen; everywhere when it has none. */
    static boolean[] unmasked(TiffRaster raster, TiffDecoder decoder, PixelWindow window) {
        boolean[] unmasked = new boolean[Math.toIntExact(window.pixels())];
        if (raster.mask().isEmpty()) {
            Arrays.fill(unmasked, true);
            return unmasked;
        }
        Raster mask = decoder.decode(raster.mask().getAsInt(), window);
        int[] values = mask.getSamples(
                mask.getMinX(), mask.getMinY(), window.width(), window.height(), 0, new int[unmasked.length]);
        for (int pixel = 0; pixel < unmasked.length; pixel++) {
            unmasked[pixel] = values[pixel] != 0;
        }
        return unmasked;
    }
}
