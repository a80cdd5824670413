package org.fieldwarden.reporting.export;

import java.math.BigDecimal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/**
 * A parcel (地块) by its boundary points.
 *
 * @param hectares area as the file states it; not recomputed from the points
 * @param ground polygon or polygons, x = easting, y = northing, on whole millimetres
 */
public record BoundaryParcel(Labels labels, BigDecimal hectares, Geometry ground) {

    private static final double STEPS_PER_METRE = 1000;

    /**
     * What a parcel's first line says besides its area; each may be empty.
     *
     * @param number 地块编号
     * @param name 地块名称
     * @param mapSheet 图幅号
     * @param use 地块用途
     * @param landClass 地类编码
     */
    public record Labels(String number, String name, String mapSheet, String use, String landClass) {

        public Labels {
            number = plain(number);
            name = plain(name);
            mapSheet = plain(mapSheet);
            use = plain(use);
            landClass = plain(landClass);
        }

        /** Commas part the fields and @ ends the line: within a field they become their full-width forms. */
        private static String plain(String text) {
            return text.replaceAll("[\\p{Cntrl}]+", " ")
                    .strip()
                    .replace(',', '，')
                    .replace('@', '＠');
        }
    }

    public BoundaryParcel {
        if (!(ground instanceof Polygonal) || ground.isEmpty()) {
            throw new IllegalArgumentException("A parcel is made of polygons: " + labels.number());
        }
        if (hectares.signum() < 0) {
            throw new IllegalArgumentException("An area is not negative: " + hectares);
        }
        ground = ground.copy();
        ground.apply((CoordinateFilter) BoundaryParcel::toMillimetres);
        ground.geometryChanged();
    }

    private static void toMillimetres(Coordinate corner) {
        corner.x = Math.round(corner.x * STEPS_PER_METRE) / STEPS_PER_METRE;
        corner.y = Math.round(corner.y * STEPS_PER_METRE) / STEPS_PER_METRE;
    }
}
