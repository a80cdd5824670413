package org.fieldwarden.reporting.sampling;

import org.locationtech.jts.geom.Coordinate;

/** Says whether both flights show the ground at a place. Asked only where the run left some ground without data. */
@FunctionalInterface
public interface ObservedTest {

    /** The place in the CRS of the run, x = easting, y = northing. */
    boolean observedAt(Coordinate place);
}
