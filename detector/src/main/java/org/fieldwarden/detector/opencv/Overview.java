package org.fieldwarden.detector.opencv;

import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;

/** Grids with larger pixels on the same ground. */
final class Overview {

    private Overview() {}

    /** The grid with pixels of {@code scale} times the side; its origin is the grid's. */
    static PixelGrid of(PixelGrid grid, int scale) {
        PixelToMap fine = grid.pixelToMap();
        PixelToMap coarse = new PixelToMap(
                fine.scaleX() * scale,
                fine.shearX() * scale,
                fine.translateX(),
                fine.shearY() * scale,
                fine.scaleY() * scale,
                fine.translateY());
        return new PixelGrid(
                grid.crs(), coarse, (grid.width() + scale - 1) / scale, (grid.height() + scale - 1) / scale);
    }
}
