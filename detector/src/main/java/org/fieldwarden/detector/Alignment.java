package org.fieldwarden.detector;

import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/**
 * Reads the current flight as it lies on the baseline, after co-registration. The pixels of a place do not depend on
 * the window they are read with. Safe for use by several threads.
 */
public interface Alignment {

    /** For flights that lie on each other already: reads the current flight as it is. */
    Alignment NONE = Orthophoto::read;

    /**
     * Reads pixels of the current flight on the grid of the baseline. Ground where the two flights could not be laid
     * on each other closely enough comes back unobserved.
     *
     * @throws InputDataException where the file cannot be decoded
     */
    OrthophotoTile read(Orthophoto current, PixelGrid grid, PixelWindow window);
}
