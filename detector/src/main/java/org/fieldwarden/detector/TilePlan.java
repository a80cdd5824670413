package org.fieldwarden.detector;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.PixelWindow;

/**
 * Cuts a block into the tiles the network reads. Cores are disjoint, cover the block, and start and end on absolute
 * multiples of {@link NetworkShape#PHASE_PX} of the grid, so that a pixel meets the network in the same phase whatever
 * the block.
 *
 * @param largestCorePx greatest side of a core, a multiple of the phase
 */
record TilePlan(int largestCorePx) {

    private static final int PHASE = NetworkShape.PHASE_PX;

    TilePlan {
        if (largestCorePx < PHASE || largestCorePx % PHASE != 0) {
            throw new IllegalArgumentException("A core is a multiple of " + PHASE + " pixels, not: " + largestCorePx);
        }
    }

    /** The cores; a tile is a core grown by {@link NetworkShape#HALO_PX}. */
    List<PixelWindow> cores(PixelWindow block) {
        PixelWindow aligned = aligned(block);
        int coreWidth = corePx(aligned.width());
        int coreHeight = corePx(aligned.height());
        List<PixelWindow> cores = new ArrayList<>();
        for (int row = aligned.row(); row < aligned.endRow(); row += coreHeight) {
            for (int column = aligned.column(); column < aligned.endColumn(); column += coreWidth) {
                cores.add(PixelWindow.between(
                        column,
                        row,
                        Math.min(aligned.endColumn(), column + coreWidth),
                        Math.min(aligned.endRow(), row + coreHeight)));
            }
        }
        return cores;
    }

    /** The block, widened to multiples of the phase. */
    static PixelWindow aligned(PixelWindow block) {
        return PixelWindow.between(
                Math.floorDiv(block.column(), PHASE) * PHASE,
                Math.floorDiv(block.row(), PHASE) * PHASE,
                -Math.floorDiv(-block.endColumn(), PHASE) * PHASE,
                -Math.floorDiv(-block.endRow(), PHASE) * PHASE);
    }

    /** Equal cores rather than full ones and a sliver: a sliver costs two halos for a few pixels. */
    private int corePx(int sidePx) {
        int cores = roundedUp(sidePx, largestCorePx);
        return roundedUp(roundedUp(sidePx, cores), PHASE) * PHASE;
    }

    private static int roundedUp(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
