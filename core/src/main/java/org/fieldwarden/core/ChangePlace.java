package org.fieldwarden.core;

import java.util.Optional;
import org.locationtech.jts.geom.Polygon;

/**
 * Where a change lies.
 *
 * @param crs projected CRS of {@code outline}
 * @param outline polygon in the projected CRS, x = easting, y = northing
 * @param outlineLonLat the same polygon in EPSG:4490, x = longitude, y = latitude
 * @param area area on the CGCS2000 ellipsoid, not in the projection
 * @param locality division or grid cell
 * @param regular the outline of a building made regular; empty for other changes and where a regular one does not fit
 */
public record ChangePlace(
        CrsCode crs,
        Polygon outline,
        Polygon outlineLonLat,
        SquareMetres area,
        Locality locality,
        Optional<RegularOutline> regular) {

    /** A place without a regular outline. */
    public ChangePlace(CrsCode crs, Polygon outline, Polygon outlineLonLat, SquareMetres area, Locality locality) {
        this(crs, outline, outlineLonLat, area, locality, Optional.empty());
    }

    public ChangePlace {
        if (outline.isEmpty() || outlineLonLat.isEmpty()) {
            throw new IllegalArgumentException("A change needs an outline");
        }
        outline = (Polygon) outline.copy();
        outlineLonLat = (Polygon) outlineLonLat.copy();
    }
}
