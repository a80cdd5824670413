package org.fieldwarden.detector.dl4j;

import org.fieldwarden.core.PixelWindow;

/**
 * The part of each level that the decoders have to compute so that the outputs inside a core are right. A 3 x 3
 * convolution at the edge of a region reads zeros that are not there in the tile and spoils one pixel of its level, seen
 * from inside: 16 pixels of the tile at 1/16, then 8, 4, 2 and 1. The regions are wide enough that none of it reaches
 * the core.
 *
 * @param tile at the origin
 * @param core inside the tile; its borders are multiples of 16, as the tile's sides are
 */
record CoreRegions(PixelWindow tile, PixelWindow core) {

    CoreRegions {
        if (!tile.contains(core)) {
            throw new IllegalArgumentException("The core " + core + " is not inside the tile " + tile);
        }
    }

    /**
     * The region that is computed at a level, in pixels of the tile; multiples of 16.
     *
     * @param cell pixels of the tile to one of the level: 1, 2, 4, 8 or 16
     */
    PixelWindow at(int cell) {
        int margin = switch (cell) {
            case 1, 2, 4 -> 16;
            case 8 -> 32;
            case 16 -> 64;
            default -> throw new IllegalArgumentException("No level has " + cell + " pixels to one");
        };
        return core.grown(margin).intersection(tile).orElseThrow();
    }
}
