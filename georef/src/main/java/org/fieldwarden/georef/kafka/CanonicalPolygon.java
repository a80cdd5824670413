package org.fieldwarden.georef.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A polygon in the one form in which it is written: rounded, shell counter-clockwise and holes clockwise (RFC 7946,
 * 3.1.6), each ring beginning at its smallest coordinate. Where tracing began therefore does not show in the bytes.
 *
 * @param polygon rounded polygon, x = easting or longitude
 * @param decimals written for every coordinate
 */
record CanonicalPolygon(Polygon polygon, int decimals) {

    /** Rounding must not break a polygon: finer steps are tried before it is refused. */
    private static final int FINER_STEPS = 2;

    /** Decimals of a degree: 0.1 mm on the ground, so that rounding does not move a corner visibly. */
    static CanonicalPolygon lonLat(Polygon outline) {
        return of(outline, 9);
    }

    /** Decimals of a metre. */
    static CanonicalPolygon projected(Polygon outline) {
        return of(outline, 2);
    }

    private static CanonicalPolygon of(Polygon outline, int coarsest) {
        for (int step = 0; step <= FINER_STEPS; step++) {
            int decimals = coarsest + 2 * step;
            Polygon rounded = rounded(outline, decimals);
            if (rounded.isValid()) {
                rounded.normalize();
                return new CanonicalPolygon(rounded.reverse(), decimals);
            }
        }
        throw new IllegalArgumentException("The outline is not a valid polygon: " + outline.getEnvelopeInternal());
    }

    private static Polygon rounded(Polygon outline, int decimals) {
        Polygon rounded = (Polygon) outline.copy();
        rounded.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                sequence.setOrdinate(i, 0, fixed(sequence.getX(i), decimals).doubleValue());
                sequence.setOrdinate(i, 1, fixed(sequence.getY(i), decimals).doubleValue());
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return rounded;
    }

    /** A number with exactly so many decimals; never in scientific notation and the same on every Java release. */
    static BigDecimal fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Only finite numbers can be written, not: " + value);
        }
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Polygon");
        json.writeArrayFieldStart("coordinates");
        writeRing(json, polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            writeRing(json, polygon.getInteriorRingN(hole));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeRing(JsonGenerator json, LinearRing ring) throws IOException {
        json.writeStartArray();
        for (Coordinate corner : ring.getCoordinates()) {
            json.writeStartArray();
            json.writeNumber(fixed(corner.x, decimals));
            json.writeNumber(fixed(corner.y, decimals));
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
