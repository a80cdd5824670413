package org.fieldwarden.reporting.register;

import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Polygon;

/**
 * A window that a comparison could not judge, or not wholly, as the layer {@code unobserved} keeps it.
 *
 * @param kind {@code nodata}, {@code co-registration}, {@code unreadable} or {@code block-failed}
 * @param outline the window in the register's CRS, x = easting, y = northing
 * @param area ground inside the window that was not judged, planar; less than the window's where some pixels were judged
 */
public record UnobservedGround(String kind, Polygon outline, SquareMetres area) {

    public UnobservedGround {
        outline = (Polygon) outline.copy();
    }
}
