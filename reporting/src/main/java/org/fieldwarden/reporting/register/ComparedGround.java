package org.fieldwarden.reporting.register;

import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Envelope;

/**
 * The ground of a comparison.
 *
 * @param extent box of the working grid in the register's CRS, x = easting, y = northing
 * @param compared its area, planar, observed or not
 */
public record ComparedGround(
        FlightReference baseline, FlightReference current, Envelope extent, SquareMetres compared) {

    public ComparedGround {
        extent = new Envelope(extent);
    }
}
