package org.fieldwarden.ingest.geotiff;

import java.util.BitSet;

/** Where the tiles or strips of a raster lie in the file, checked against the file's length. */
final class BlockPlaces {

    private static final int SEPARATE_PLANES = 2;

    private BlockPlaces() {}

    /**
     * Checks that all tiles or strips are inside the file.
     *
     * @param blocks how many tiles or strips one plane of the raster has
     * @return those (row-major) that a sparse file does not hold
     */
    static BitSet absent(TiffDirectory image, long blocks, long bands) {
        boolean tiled = image.has(TiffDirectory.TILE_WIDTH);
        long[] offsets = image.integers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        long[] counts = image.integers(tiled ? TiffDirectory.TILE_BYTE_COUNTS : TiffDirectory.STRIP_BYTE_COUNTS);
        long planes = image.integer(TiffDirectory.PLANAR_CONFIGURATION, 1) == SEPARATE_PLANES ? bands : 1;
        if (offsets.length < blocks * planes || counts.length < blocks * planes) {
            throw image.file()
                    .refuse("It lists " + Math.min(offsets.length, counts.length) + " of " + blocks * planes
                            + " pieces of the raster; the file is cut or damaged: copy or export it again");
        }
        BitSet absent = new BitSet();
        for (int index = 0; index < blocks * planes; index++) {
            if (counts[index] == 0) {
                absent.set((int) (index % blocks));
            } else {
                image.file().requireInside(offsets[index], counts[index]);
            }
        }
        return absent;
    }
}
