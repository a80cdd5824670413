package org.fieldwarden.reporting.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The ground of the changes, each place counted once: where simplified outlines overlap, the ground belongs to the
 * change that comes first by id.
 */
final class ChangePieces {

    /** Smaller leavings of an overlay cannot hold a place that is written to the millimetre. */
    private static final double SMALLEST_PIECE_M2 = 0.01;

    /**
     * What is left of a change.
     *
     * @param area its share of the change's area on the ellipsoid
     */
    record Piece(Change change, List<Polygon> polygons, SquareMetres area) {}

    private final List<Piece> pieces;
    private final STRtree outlines = new STRtree();

    ChangePieces(List<Change> changes) {
        List<Change> ordered =
                changes.stream().sorted(Comparator.comparing(Change::id)).toList();
        STRtree taken = new STRtree();
        for (int index = 0; index < ordered.size(); index++) {
            Envelope box = ordered.get(index).place().outline().getEnvelopeInternal();
            taken.insert(box, index);
            outlines.insert(box, ordered.get(index).place().outline());
        }
        taken.build();
        outlines.build();
        List<Piece> found = new ArrayList<>();
        for (int index = 0; index < ordered.size(); index++) {
            Piece piece = piece(ordered, index, taken);
            if (!piece.polygons().isEmpty()) {
                found.add(piece);
            }
        }
        this.pieces = List.copyOf(found);
    }

    List<Piece> list() {
        return pieces;
    }

    /** Whether a place lies in a change or on its edge. */
    boolean contain(Coordinate place) {
        for (Object outline : outlines.query(new Envelope(place))) {
            if (SimplePointInAreaLocator.locate(place, (Geometry) outline) != Location.EXTERIOR) {
                return true;
            }
        }
        return false;
    }

    private static Piece piece(List<Change> ordered, int index, STRtree taken) {
        Change change = ordered.get(index);
        Geometry outline = change.place().outline();
        Geometry left = outline;
        for (Object other : taken.query(outline.getEnvelopeInternal())) {
            Polygon earlier = ordered.get((Integer) other).place().outline();
            if ((Integer) other < index && earlier.intersects(left)) {
                left = OverlayNGRobust.overlay(left, earlier, OverlayNG.DIFFERENCE);
            }
        }
        List<Polygon> polygons = polygons(left);
        double leftM2 = polygons.stream().mapToDouble(Polygon::getArea).sum();
        return new Piece(change, polygons, new SquareMetres(change.area().value() * leftM2 / outline.getArea()));
    }

    /** The polygons of a geometry that are large enough to draw from. */
    static List<Polygon> polygons(Geometry geometry) {
        List<Polygon> polygons = new ArrayList<>();
        for (Object polygon : PolygonExtracter.getPolygons(geometry)) {
            polygons.add((Polygon) polygon);
        }
        return polygons.stream()
                .filter(polygon -> polygon.getArea() >= SMALLEST_PIECE_M2)
                .toList();
    }
}
