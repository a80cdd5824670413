package org.fieldwarden.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Polygons in the form of RFC 7946: x = longitude, y = latitude; outer rings counter-clockwise, holes clockwise. */
final class GeoJsonGeometry {

    /** A centimetre on the ground. */
    static final int DECIMALS = 7;

    private GeoJsonGeometry() {}

    /** @param polygons a polygon or several */
    static ObjectNode of(Geometry polygons) {
        ObjectNode geometry = JsonNodeFactory.instance.objectNode();
        geometry.put("type", "MultiPolygon");
        ArrayNode coordinates = geometry.putArray("coordinates");
        for (int index = 0; index < polygons.getNumGeometries(); index++) {
            if (polygons.getGeometryN(index) instanceof Polygon polygon && !polygon.isEmpty()) {
                putPolygon(coordinates.addArray(), polygon);
            }
        }
        return geometry;
    }

    static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static void putPolygon(ArrayNode rings, Polygon polygon) {
        put(rings.addArray(), counterClockwise(polygon.getExteriorRing()));
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            put(
                    rings.addArray(),
                    counterClockwise(polygon.getInteriorRingN(hole)).reverse());
        }
    }

    private static LinearRing counterClockwise(LinearRing ring) {
        return Orientation.isCCW(ring.getCoordinateSequence()) ? ring : ring.reverse();
    }

    private static void put(ArrayNode positions, LinearRing ring) {
        for (Coordinate corner : ring.getCoordinates()) {
            positions.addArray().add(rounded(corner.x, DECIMALS)).add(rounded(corner.y, DECIMALS));
        }
    }
}
