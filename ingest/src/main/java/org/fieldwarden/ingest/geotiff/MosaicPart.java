package org.fieldwarden.ingest.geotiff;

import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.PixelGrid;

/**
 * One received file of a flight, judged by its header alone: structure, compression, bands, CRS and georeference are
 * sound, and every piece of it lies inside the file. No pixel has been decoded.
 */
public final class MosaicPart {

    /** Largest piece that is decoded at once; as 8-bit colours it takes 128 MiB, on two or three threads. */
    private static final long MAX_BLOCK_PIXELS = 32L << 20;

    private final Path file;
    private final TiffRaster raster;
    private final PixelGrid grid;

    private MosaicPart(Path file, TiffRaster raster, PixelGrid grid) {
        this.file = file;
        this.raster = raster;
        this.grid = grid;
    }

    /**
     * Judges a file.
     *
     * @throws InputDataException where it cannot be used, with what to do
     */
    public static MosaicPart judge(Path file) {
        try (TiffFile tiff = TiffFile.open(file)) {
            List<TiffDirectory> directories = tiff.directories();
            TiffRaster raster = TiffRaster.of(directories);
            requireSmallBlocks(tiff, raster.layout());
            JpegTiles.requireFitting(directories.get(0), raster.layout());
            return new MosaicPart(file, raster, GeoReference.read(directories.get(0), raster.layout()));
        }
    }

    private static void requireSmallBlocks(TiffFile tiff, RasterLayout layout) {
        long pixels = (long) layout.blockWidth() * layout.blockHeight();
        if (pixels > MAX_BLOCK_PIXELS) {
            throw tiff.refuse("It can only be decoded in pieces of " + (pixels >> 20)
                    + " megapixels; write 512 x 512 tiles with gdal_translate -co TILED=YES");
        }
    }

    public Path file() {
        return file;
    }

    /** The file's own pixel grid. */
    public PixelGrid grid() {
        return grid;
    }

    TiffRaster raster() {
        return raster;
    }

    /** A refusal of this file. */
    public InputDataException refuse(String problem) {
        return new InputDataException(file.toString(), "judge", problem);
    }
}
