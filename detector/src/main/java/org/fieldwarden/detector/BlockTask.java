package org.fieldwarden.detector;

import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/**
 * One block of a flight pair to be scored.
 *
 * @param grid working grid, at the model's GSD
 * @param window the block, inside the grid; its halo is read in addition
 * @param alignment how the current flight is read
 */
public record BlockTask(
        Orthophoto baseline, Orthophoto current, PixelGrid grid, PixelWindow window, Alignment alignment) {

    public BlockTask {
        if (!grid.window().contains(window)) {
            throw new IllegalArgumentException(window + " is not inside the grid of " + grid.window());
        }
    }
}
