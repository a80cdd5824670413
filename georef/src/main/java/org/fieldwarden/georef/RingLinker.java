package org.fieldwarden.georef;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Links the boundary edges of one 4-connected component into its outline.
 *
 * <p>Where two pixels of the component touch only at a corner, two edges end and two begin there. Turning right (away
 * from the pixel just passed) makes every ring simple: the two pixels are also joined by a path of the component, which
 * together with the corner parts the two background pixels beside it, so no ring can meet the corner twice. A hole may
 * thus touch the outer ring or another hole in single points, as the Simple Features standard allows.
 *
 * <p>Rings begin at their topmost, then leftmost corner and have no corner on a straight line, so the outline depends on
 * the pixels alone and not on how the edges were cut.
 */
final class RingLinker {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final BoundaryEdges edges;
    private final int[] order;
    private final int from;
    private final int pastTo;
    private final int[] firstAtSlot;

    /** Works on the edges {@code order[from] .. order[pastTo - 1]}, which must be all those of one component. */
    RingLinker(BoundaryEdges edges, int[] order, int from, int pastTo) {
        this.edges = edges;
        this.order = order;
        this.from = from;
        this.pastTo = pastTo;
        this.firstAtSlot = new int[Integer.highestOneBit(Math.max(2, pastTo - from)) * 4];
        for (int place = from; place < pastTo; place++) {
            int slot = slot(edges.startColumn(order[place]), edges.startRow(order[place]));
            while (firstAtSlot[slot] != 0) {
                slot = slot + 1 & firstAtSlot.length - 1;
            }
            firstAtSlot[slot] = place - from + 1;
        }
    }

    Polygon link() {
        boolean[] used = new boolean[pastTo - from];
        List<PixelRing> rings = new ArrayList<>();
        for (int place = from; place < pastTo; place++) {
            if (!used[place - from]) {
                rings.add(walk(place, used));
            }
        }
        List<PixelRing> outer =
                rings.stream().filter(PixelRing::runsCounterClockwise).toList();
        if (outer.size() != 1) {
            throw new IllegalStateException("A component has one outer ring, not " + outer.size());
        }
        LinearRing[] holes = rings.stream()
                .filter(ring -> !ring.runsCounterClockwise())
                .sorted(Comparator.comparingInt(PixelRing::firstRow).thenComparingInt(PixelRing::firstColumn))
                .map(ring -> ring.toLinearRing(GEOMETRIES))
                .toArray(LinearRing[]::new);
        return GEOMETRIES.createPolygon(outer.get(0).toLinearRing(GEOMETRIES), holes);
    }

    private PixelRing walk(int start, boolean[] used) {
        PixelRing ring = new PixelRing();
        int place = start;
        do {
            used[place - from] = true;
            int next = next(place);
            int edge = order[place];
            int following = order[next];
            if (edges.columnStep(edge) != edges.columnStep(following)
                    || edges.rowStep(edge) != edges.rowStep(following)) {
                ring.add(edges.endColumn(edge), edges.endRow(edge));
            }
            place = next;
        } while (place != start);
        return ring;
    }

    private int next(int place) {
        int edge = order[place];
        int column = edges.endColumn(edge);
        int row = edges.endRow(edge);
        int found = -1;
        for (int slot = slot(column, row); firstAtSlot[slot] != 0; slot = slot + 1 & firstAtSlot.length - 1) {
            int candidate = firstAtSlot[slot] - 1 + from;
            if (edges.startColumn(order[candidate]) == column
                    && edges.startRow(order[candidate]) == row
                    && (found < 0 || turnsRight(edge, order[candidate]))) {
                found = candidate;
            }
        }
        if (found < 0) {
            throw new IllegalStateException("An outline is open at column " + column + ", row " + row);
        }
        return found;
    }

    private boolean turnsRight(int edge, int following) {
        return edges.columnStep(following) == -edges.rowStep(edge)
                && edges.rowStep(following) == edges.columnStep(edge);
    }

    private int slot(int column, int row) {
        long mixed = (column * 0x9E3779B97F4A7C15L) ^ (row * 0xC2B2AE3D27D4EB4FL);
        mixed ^= mixed >>> 32;
        return (int) ((mixed * 0x9E3779B1L) >>> 20) & firstAtSlot.length - 1;
    }

    /** Corners of one closed ring; the last one joins the first. */
    private static final class PixelRing {

        private final List<Coordinate> corners = new ArrayList<>();
        private int first;

        void add(int column, int row) {
            Coordinate corner = new Coordinate(column, row);
            if (!corners.isEmpty()) {
                Coordinate best = corners.get(first);
                if (row < best.y || (row == best.y && column < best.x)) {
                    first = corners.size();
                }
            }
            corners.add(corner);
        }

        int firstColumn() {
            return (int) corners.get(first).x;
        }

        int firstRow() {
            return (int) corners.get(first).y;
        }

        /** As seen on a screen: at the topmost, leftmost corner such a ring goes down, the other kind goes right. */
        boolean runsCounterClockwise() {
            return corners.get((first + 1) % corners.size()).x == corners.get(first).x;
        }

        LinearRing toLinearRing(GeometryFactory geometries) {
            Coordinate[] closed = new Coordinate[corners.size() + 1];
            for (int i = 0; i < closed.length; i++) {
                closed[i] = corners.get((first + i) % corners.size());
            }
            closed[corners.size()] = closed[0].copy();
            return geometries.createLinearRing(closed);
        }
    }
}
