package org.fieldwarden.detector;

import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;

/** Finds how a current flight has to be moved so that it lies on the baseline. */
public interface CoRegistration {

    /**
     * Estimates the local shift between two flights that are georeferenced to within a few pixels. The result depends
     * on the pixels and the settings only, not on the number of threads.
     *
     * <p>Ground that cannot be registered is not an error: it is {@linkplain ShiftField#issues() an issue} of the field
     * and stays unobserved. Two flights over different places give a field that is unreliable everywhere.
     *
     * @param grid working grid on which both flights are compared
     * @throws org.fieldwarden.core.InputDataException where a flight cannot be read
     */
    ShiftField estimate(Orthophoto baseline, Orthophoto current, PixelGrid grid);
}
