package org.fieldwarden.core;

import org.locationtech.jts.geom.Polygon;

/**
 * A building's outline with straight walls and right angles, beside the traced one that areas are measured on.
 *
 * @param outline polygon in the change's projected CRS, x = easting, y = northing
 * @param fitMetres root mean square of its distance from the traced outline, metres, not negative
 */
public record RegularOutline(Polygon outline, double fitMetres) {

    public RegularOutline {
        if (outline.isEmpty() || !(fitMetres >= 0 && Double.isFinite(fitMetres))) {
            throw new IllegalArgumentException("A regular outline has an area and a fit in metres, not " + fitMetres);
        }
        outline = (Polygon) outline.copy();
    }
}
