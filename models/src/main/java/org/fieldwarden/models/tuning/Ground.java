package org.fieldwarden.models.tuning;

import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/** The ground of one flight pair, read window by window. Implemented by whoever can open and co-register flights. */
public interface Ground {

    /** The working grid. */
    PixelGrid grid();

    /** Reads a window, which may reach outside the grid: what lies there is unobserved. */
    SeenGround read(PixelWindow window);
}
