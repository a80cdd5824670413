package org.fieldwarden.ingest.geotiff;

import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.UsageException;

/** The tags of the directories that we write: 8-bit RGB tiles, and one-bit transparency masks. */
final class ImageTags {

    /** NewSubfileType of a smaller copy of the image. */
    static final int REDUCED = 1;

    /** NewSubfileType and PhotometricInterpretation of a transparency mask. */
    static final int MASK = 4;

    private static final int CHUNKY = 1;
    private static final int RGB = 2;
    private static final int YCBCR = 6;

    private ImageTags() {}

    static TiffDirectoryWriter raster(TiffDirectoryWriter directory, int width, int height, int tilePx) {
        return directory
                .longs(TiffDirectory.IMAGE_WIDTH, width)
                .longs(TiffDirectory.IMAGE_LENGTH, height)
                .shorts(TiffDirectory.PLANAR_CONFIGURATION, CHUNKY)
                .shorts(TiffDirectory.TILE_WIDTH, tilePx)
                .shorts(TiffDirectory.TILE_LENGTH, tilePx);
    }

    static TiffDirectoryWriter image(TiffDirectoryWriter directory, Compression compression) {
        directory
                .shorts(TiffDirectory.BITS_PER_SAMPLE, 8, 8, 8)
                .shorts(TiffDirectory.COMPRESSION, compression.tag())
                .shorts(TiffDirectory.SAMPLES_PER_PIXEL, 3)
                .shorts(TiffDirectory.SAMPLE_FORMAT, 1, 1, 1);
        return compression == Compression.JPEG
                ? directory.shorts(TiffDirectory.PHOTOMETRIC, YCBCR).shorts(TiffDirectory.YCBCR_SUBSAMPLING, 2, 2)
                : directory.shorts(TiffDirectory.PHOTOMETRIC, RGB).shorts(TiffDirectory.PREDICTOR, 2);
    }

    static TiffDirectoryWriter mask(TiffDirectoryWriter directory) {
        return directory
                .shorts(TiffDirectory.BITS_PER_SAMPLE, 1)
                .shorts(TiffDirectory.COMPRESSION, Compression.DEFLATE.tag())
                .shorts(TiffDirectory.PHOTOMETRIC, MASK)
                .shorts(TiffDirectory.SAMPLES_PER_PIXEL, 1);
    }

    /** OGC 19-008r4: projected model, pixel is area, ProjectedCSType. */
    static TiffDirectoryWriter georeference(TiffDirectoryWriter directory, PixelGrid grid) {
        PixelToMap map = grid.pixelToMap();
        if (map.isNorthUp()) {
            directory
                    .doubles(TiffDirectory.MODEL_PIXEL_SCALE, map.scaleX(), -map.scaleY(), 0)
                    .doubles(TiffDirectory.MODEL_TIEPOINT, 0, 0, 0, map.translateX(), map.translateY(), 0);
        } else {
            double[] firstRow = {map.scaleX(), map.shearX(), 0, map.translateX()};
            double[] secondRow = {map.shearY(), map.scaleY(), 0, map.translateY()};
            double[] matrix = new double[16];
            System.arraycopy(firstRow, 0, matrix, 0, 4);
            System.arraycopy(secondRow, 0, matrix, 4, 4);
            matrix[15] = 1;
            directory.doubles(TiffDirectory.MODEL_TRANSFORMATION, matrix);
        }
        int[] keys = {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg(grid)};
        return directory.shorts(TiffDirectory.GEO_KEY_DIRECTORY, keys);
    }

    private static int epsg(PixelGrid grid) {
        String code = grid.crs().code();
        if (!code.matches("EPSG:[0-9]{4,5}")) {
            throw new UsageException("A GeoTIFF is written with an EPSG code only, not " + code);
        }
        return Integer.parseInt(code.substring("EPSG:".length()));
    }
}
