package org.fieldwarden.app.catalogue;

import java.nio.file.Path;
import java.util.Optional;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.ingest.ClippedOrthophoto;
import org.fieldwarden.ingest.FlightCatalogue;
import org.locationtech.jts.geom.Geometry;

/**
 * One comparison of a plan.
 *
 * @param baseline flight that the current one is compared with
 * @param current flight that the plan is made for
 * @param ground the part of the ground that this comparison takes, in the current flight's CRS; the whole common ground
 *     where there is one baseline only
 * @param out folder of the result
 */
public record PlannedPair(FlightId baseline, Flight current, Optional<Geometry> ground, Path out) {

    /** Opens the baseline, clipped to its part; the caller closes it. */
    public Orthophoto openBaseline(FlightCatalogue catalogue) {
        Orthophoto whole = catalogue.open(baseline);
        if (ground.isEmpty()) {
            return whole;
        }
        try {
            return ClippedOrthophoto.of(whole, ground.get(), current.grid().crs());
        } catch (RuntimeException e) {
            whole.close();
            throw e;
        }
    }

    /** Opens the current flight; the caller closes it. */
    public Orthophoto openCurrent(FlightCatalogue catalogue) {
        return catalogue.open(current.id());
    }
}
