package org.fieldwarden.app.detection;

import java.nio.file.Path;
import java.util.Optional;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.georef.Divisions;

/**
 * What is to be compared, and where the result goes.
 *
 * @param baseline open orthophoto of the earlier flight
 * @param current open orthophoto of the later flight
 * @param divisions villages that changes are placed in, or {@link Divisions#none()}
 * @param out folder of the deliverables; block results lie in it too
 * @param screening what the changes are laid on; empty: they are not screened
 */
public record DetectionRequest(
        Orthophoto baseline, Orthophoto current, Divisions divisions, Path out, Optional<ScreeningMeans> screening) {

    /** A comparison without screening. */
    public DetectionRequest(Orthophoto baseline, Orthophoto current, Divisions divisions, Path out) {
        this(baseline, current, divisions, out, Optional.empty());
    }
}
