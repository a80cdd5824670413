package org.fieldwarden.reporting.screening;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Overlays whose results are ground: where polygons only touch, nothing is left over. */
final class PolygonOverlay {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    static final Geometry NOTHING = GEOMETRIES.createPolygon();

    private PolygonOverlay() {}

    static Geometry intersection(Geometry one, Geometry other) {
        return polygons(OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION));
    }

    static Geometry difference(Geometry one, Geometry other) {
        return one.isEmpty() || other.isEmpty()
                ? one
                : polygons(OverlayNGRobust.overlay(one, other, OverlayNG.DIFFERENCE));
    }

    static Geometry union(List<Geometry> parts) {
        return parts.size() == 1 ? parts.get(0) : polygons(UnaryUnionOp.union(parts, GEOMETRIES));
    }

    private static Geometry polygons(Geometry result) {
        if (result instanceof Polygonal || !(result instanceof GeometryCollection)) {
            return result instanceof Polygonal ? result : NOTHING;
        }
        List<?> parts = PolygonExtracter.getPolygons(result);
        return GEOMETRIES.createMultiPolygon(
                parts.stream().map(Polygon.class::cast).toArray(Polygon[]::new));
    }
}
