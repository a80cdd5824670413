package org.fieldwarden.detector;

import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/** Reads the current flight so that its pixels lie on the baseline's ground. */
public interface Alignment {

    /**
     * The current flight's pixels for a window of the working grid, moved onto the baseline. Where that is not possible
     * pixels are unobserved. The same pixel has the same value whatever window it is read with.
     */
    OrthophotoTile read(Orthophoto current, PixelGrid grid, PixelWindow window);
}
