package org.fieldwarden.models.tuning;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * A reported change that people have checked.
 *
 * @param id change id, or the name under which the verdict's file knows it
 * @param outline in the CRS of its flight pair's working grid, x = easting, y = northing
 */
public record Verdict(String id, Outcome outcome, Polygon outline, SeenCovers covers) {

    public Verdict {
        if (id.isBlank() || outline.isEmpty()) {
            throw new IllegalArgumentException("A verdict needs a name and an outline");
        }
        outline = (Polygon) outline.copy();
    }

    /** A point inside the outline; it decides to which location cell the verdict belongs. */
    public Coordinate inside() {
        return outline.getInteriorPoint().getCoordinate();
    }
}
