package org.fieldwarden.georef.crs;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas on the CGCS2000 ellipsoid (a = 6378137 m, 1/f = 298.257222101), as land areas are reported, by Karney,
 * "Algorithms for geodesics", J. Geodesy 87 (2013). Edges are geodesics; holes are taken off.
 */
public final class EllipsoidArea {

    private static final Geodesic CGCS2000 = new Geodesic(6_378_137, 1 / 298.257222101);

    /** Over 50 m a straight line of a Gauss-Krüger zone leaves the geodesic by less than 0.01 mm. */
    private static final double LONGEST_EDGE_METRES = 50;

    private EllipsoidArea() {}

    /** Area of a polygon whose edges are geodesics (x = longitude, y = latitude, degrees, CGCS2000). */
    public static SquareMetres ofLonLat(Polygon lonLat) {
        double areaM2 = ringAreaM2(lonLat.getExteriorRing().getCoordinates());
        for (int hole = 0; hole < lonLat.getNumInteriorRing(); hole++) {
            areaM2 -= ringAreaM2(lonLat.getInteriorRingN(hole).getCoordinates());
        }
        return new SquareMetres(Math.max(0, areaM2));
    }

    /** Area of a polygon whose edges are straight in a projected CRS; long edges are followed in short steps. */
    public static SquareMetres ofMap(Polygon map, LonLatTransform toLonLat) {
        double areaM2 = mapRingAreaM2(map.getExteriorRing(), toLonLat);
        for (int hole = 0; hole < map.getNumInteriorRing(); hole++) {
            areaM2 -= mapRingAreaM2(map.getInteriorRingN(hole), toLonLat);
        }
        return new SquareMetres(Math.max(0, areaM2));
    }

    private static double mapRingAreaM2(LinearRing ring, LonLatTransform toLonLat) {
        return ringAreaM2(toLonLat.toLonLat(densified(ring.getCoordinates())));
    }

    private static double ringAreaM2(Coordinate[] closedRing) {
        PolygonArea area = new PolygonArea(CGCS2000, false);
        for (int i = 0; i < closedRing.length - 1; i++) {
            area.AddPoint(closedRing[i].y, closedRing[i].x);
        }
        return Math.abs(area.Compute().area);
    }

    private static Coordinate[] densified(Coordinate[] closedRing) {
        List<Coordinate> dense = new ArrayList<>();
        for (int i = 0; i < closedRing.length - 1; i++) {
            Coordinate start = closedRing[i];
            Coordinate end = closedRing[i + 1];
            int steps = (int) Math.max(1, Math.ceil(start.distance(end) / LONGEST_EDGE_METRES));
            for (int step = 0; step < steps; step++) {
                double share = (double) step / steps;
                dense.add(new Coordinate(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)));
            }
        }
        dense.add(closedRing[0].copy());
        return dense.toArray(Coordinate[]::new);
    }
}
