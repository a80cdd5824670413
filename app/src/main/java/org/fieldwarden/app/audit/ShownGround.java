package org.fieldwarden.app.audit;

import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.reporting.sampling.ObservedTest;
import org.locationtech.jts.geom.Coordinate;

/** Looks into both flights whether they show a place of the working grid and the pixels around it. */
record ShownGround(Orthophoto baseline, Orthophoto current, PixelGrid grid, int marginPx) implements ObservedTest {

    @Override
    public boolean observedAt(Coordinate place) {
        Coordinate pixel = grid.pixelToMap().toPixel(place.x, place.y);
        PixelWindow window = PixelWindow.atSize((int) Math.floor(pixel.x), (int) Math.floor(pixel.y), 1, 1)
                .grown(marginPx);
        return shows(baseline, window) && shows(current, window);
    }

    private boolean shows(Orthophoto flight, PixelWindow window) {
        return flight.read(grid, window).observedPixels() == window.pixels();
    }
}
