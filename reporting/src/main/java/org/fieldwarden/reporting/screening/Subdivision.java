package org.fieldwarden.reporting.screening;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Cuts polygons of many corners into pieces of few, by halving their boxes; together the pieces are the same ground. */
final class Subdivision {

    private static final int MOST_CORNERS = 256;
    /** A ring of thousands of corners within metres is not cut for ever. */
    private static final int DEEPEST = 24;

    private Subdivision() {}

    static List<Geometry> of(Geometry polygons) {
        List<Geometry> pieces = new ArrayList<>();
        for (int part = 0; part < polygons.getNumGeometries(); part++) {
            cut(polygons.getGeometryN(part), 0, pieces);
        }
        return pieces;
    }

    private static void cut(Geometry ground, int depth, List<Geometry> pieces) {
        if (ground.isEmpty() || !(ground instanceof Polygon)) {
            return;
        }
        if (ground.getNumPoints() <= MOST_CORNERS || depth == DEEPEST) {
            pieces.add(ground);
            return;
        }
        for (Envelope half : halves(ground.getEnvelopeInternal())) {
            Geometry piece =
                    PolygonOverlay.intersection(ground, ground.getFactory().toGeometry(half));
            for (int part = 0; part < piece.getNumGeometries(); part++) {
                cut(piece.getGeometryN(part), depth + 1, pieces);
            }
        }
    }

    private static List<Envelope> halves(Envelope box) {
        if (box.getWidth() >= box.getHeight()) {
            double middle = (box.getMinX() + box.getMaxX()) / 2;
            return List.of(
                    new Envelope(box.getMinX(), middle, box.getMinY(), box.getMaxY()),
                    new Envelope(middle, box.getMaxX(), box.getMinY(), box.getMaxY()));
        }
        double middle = (box.getMinY() + box.getMaxY()) / 2;
        return List.of(
                new Envelope(box.getMinX(), box.getMaxX(), box.getMinY(), middle),
                new Envelope(box.getMinX(), box.getMaxX(), middle, box.getMaxY()));
    }
}
