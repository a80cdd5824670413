package org.fieldwarden.georef.crs;

import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * From one projected CRS (x = easting, y = northing, metres) to EPSG:4490 (x = longitude, y = latitude, degrees). Safe
 * for use by several threads. Got from {@link CrsCatalogue#toLonLat}.
 */
public final class LonLatTransform {

    private final MathTransform transform;

    LonLatTransform(MathTransform transform) {
        this.transform = transform;
    }

    /**
     * One position, x = longitude, y = latitude.
     *
     * @throws IllegalArgumentException if the position lies outside the domain of the projection
     */
    public Coordinate toLonLat(Coordinate map) {
        return toLonLat(new Coordinate[] {map})[0];
    }

    /** The same corners, joined by straight lines in degrees: for long edges see {@link EllipsoidArea}. */
    public Polygon toLonLat(Polygon map) {
        LinearRing[] holes = new LinearRing[map.getNumInteriorRing()];
        for (int hole = 0; hole < holes.length; hole++) {
            holes[hole] = toLonLat(map.getInteriorRingN(hole));
        }
        return map.getFactory().createPolygon(toLonLat(map.getExteriorRing()), holes);
    }

    private LinearRing toLonLat(LinearRing ring) {
        return ring.getFactory().createLinearRing(toLonLat(ring.getCoordinates()));
    }

    Coordinate[] toLonLat(Coordinate[] map) {
        double[] ordinates = new double[2 * map.length];
        for (int i = 0; i < map.length; i++) {
            ordinates[2 * i] = map[i].x;
            ordinates[2 * i + 1] = map[i].y;
        }
        try {
            transform.transform(ordinates, 0, ordinates, 0, map.length);
        } catch (TransformException e) {
            throw new IllegalArgumentException("Outside the domain of the projection, near " + map[0], e);
        }
        Coordinate[] lonLat = new Coordinate[map.length];
        for (int i = 0; i < map.length; i++) {
            lonLat[i] = new Coordinate(ordinates[2 * i], ordinates[2 * i + 1]);
        }
        return lonLat;
    }
}
