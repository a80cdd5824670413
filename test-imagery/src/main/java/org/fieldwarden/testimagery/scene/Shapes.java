package org.fieldwarden.testimagery.scene;

import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

/** Outlines of patches, in scene metres. */
final class Shapes {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Shapes() {}

    static Polygon polygon(Coordinate... corners) {
        Coordinate[] ring = new Coordinate[corners.length + 1];
        for (int i = 0; i < corners.length; i++) {
            ring[i] = corners[i].copy();
        }
        ring[corners.length] = corners[0].copy();
        return FACTORY.createPolygon(ring);
    }

    static Polygon box(OrientedBox box) {
        return polygon(box.corners());
    }

    /** A strip of constant width along a line. */
    static Polygon strip(Coordinate[] line, double width) {
        LineString axis = FACTORY.createLineString(line);
        return (Polygon) BufferOp.bufferOp(
                axis, width / 2, new BufferParameters(4, BufferParameters.CAP_FLAT, BufferParameters.JOIN_ROUND, 5));
    }

    /** A rounded, irregular outline that stays inside the box: a pond, a heap, a dug hole. */
    static Polygon blob(OrientedBox box, Random random) {
        int points = 28;
        double[] phase = {random.nextDouble() * 6.28, random.nextDouble() * 6.28, random.nextDouble() * 6.28};
        Coordinate[] ring = new Coordinate[points];
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            double wobble = 0.86
                    + 0.07 * Math.sin(2 * angle + phase[0])
                    + 0.05 * Math.sin(3 * angle + phase[1])
                    + 0.02 * Math.sin(5 * angle + phase[2]);
            // A superellipse: fuller than an ellipse, as dug ponds are.
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            double fullness = Math.pow(Math.pow(Math.abs(cos), 3) + Math.pow(Math.abs(sin), 3), -1.0 / 3);
            ring[i] = box.at(box.halfLength() * cos * fullness * wobble, box.halfWidth() * sin * fullness * wobble);
        }
        return polygon(ring);
    }
}
