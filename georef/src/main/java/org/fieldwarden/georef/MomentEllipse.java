package org.fieldwarden.georef;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** The ellipse with the centre and the proportions of a region (its second moments) and its area. */
final class MomentEllipse {

    private static final int CORNERS = 90;

    private double area;
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;

    private MomentEllipse() {}

    /** Of what a ring encloses; the ring has an area. */
    static Polygon of(LinearRing ring) {
        MomentEllipse moments = new MomentEllipse();
        Coordinate[] corners = ring.getCoordinates();
        for (int i = 1; i < corners.length; i++) {
            moments.addTriangle(corners[i - 1], corners[i]);
        }
        return ring.getFactory().createPolygon(moments.corners());
    }

    /** Signed moments of the triangle between the origin and an edge. */
    private void addTriangle(Coordinate start, Coordinate end) {
        double cross = start.x * end.y - end.x * start.y;
        area += cross / 2;
        x += cross * (start.x + end.x) / 6;
        y += cross * (start.y + end.y) / 6;
        xx += cross * (start.x * start.x + start.x * end.x + end.x * end.x) / 12;
        yy += cross * (start.y * start.y + start.y * end.y + end.y * end.y) / 12;
        xy += cross * (2 * (start.x * start.y + end.x * end.y) + start.x * end.y + end.x * start.y) / 24;
    }

    private Coordinate[] corners() {
        double centreX = x / area;
        double centreY = y / area;
        double varX = xx / area - centreX * centreX;
        double varY = yy / area - centreY * centreY;
        double cov = xy / area - centreX * centreY;
        double heading = Math.atan2(2 * cov, varX - varY) / 2;
        double spread = Math.hypot((varX - varY) / 2, cov);
        double longSquare = (varX + varY) / 2 + spread;
        double shortSquare = Math.max((varX + varY) / 2 - spread, 0);
        double ratio = Math.sqrt(Math.sqrt(shortSquare / longSquare));
        double radius = Math.sqrt(Math.abs(area) / Math.PI);
        Coordinate[] corners = new Coordinate[CORNERS + 1];
        for (int i = 0; i < CORNERS; i++) {
            double along = radius / ratio * Math.cos(2 * Math.PI * i / CORNERS);
            double across = radius * ratio * Math.sin(2 * Math.PI * i / CORNERS);
            corners[i] = new Coordinate(
                    centreX + along * Math.cos(heading) - across * Math.sin(heading),
                    centreY + along * Math.sin(heading) + across * Math.cos(heading));
        }
        corners[CORNERS] = corners[0].copy();
        return corners;
    }
}
