package org.fieldwarden.georef;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * The straight edges of one ring, from the walls that were found to corners. Neighbours on one line become one edge;
 * parallel neighbours apart are joined by an edge across; edges that come out too short go, with what they were the end
 * of; then lines, corners and directions are fitted in turn.
 */
final class EdgeChain {

    /** A wall that follows no dominant direction has at least so many shortest edges; else it is a rounded corner. */
    static final int FREE_LENGTHS = 3;

    private static final int ROUNDS = 3;

    /** Sine of the least turn (3 degrees) at which the place of a corner can be told. */
    private static final double LEAST_SINE = 0.05;

    /** A wall that turns by less (20 degrees) from one along a direction may be the same wall with a wavering rim. */
    private static final double SLIGHT_SINE = 0.34;

    /** It is if the root mean square of its distances from the line is this share of the straightness. */
    private static final double RMS_SHARE = 0.67;

    private final BoundaryPlaces places;
    private final LineFit fit;
    private final double shortestPx;
    private final double straightRmsPx;
    private DominantDirections directions;
    private List<OutlineEdge> edges = new ArrayList<>();

    EdgeChain(BoundaryPlaces places, OutlineScale scale, DominantDirections directions) {
        this.places = places;
        this.fit = new LineFit(places, scale.straightPx());
        this.shortestPx = scale.shortestPx();
        this.straightRmsPx = RMS_SHARE * scale.straightPx();
        this.directions = directions;
    }

    /** Adds a wall; walls come in the order of the ring. */
    void add(Arc arc, int axis, double heading) {
        edges.add(fitted(arc, axis, heading));
    }

    /** Joins and fits the walls that were added, and the directions to them. */
    void close() {
        close(ROUNDS);
    }

    /** Joins and fits the walls that were added along the directions as they are. */
    void closeAlongDirections() {
        close(0);
    }

    /** Fewer than three edges are left where they do not make a ring. */
    private void close(int roundsWithDirections) {
        join();
        for (int round = 0; round < ROUNDS && isRing(); round++) {
            dropShort();
            if (isRing()) {
                meetAtCorners();
                directions = round < roundsWithDirections ? directions.refined(edges, fit) : directions;
                edges.replaceAll(edge -> fitted(edge.arc(), axisByRim(edge), edge.heading()));
                join();
            }
        }
        dropShort();
    }

    DominantDirections directions() {
        return directions;
    }

    List<OutlineEdge> edges() {
        return List.copyOf(edges);
    }

    boolean isRing() {
        return edges.size() >= 3;
    }

    /** The corner at the start of each edge. */
    List<Coordinate> corners() {
        List<Coordinate> corners = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            corners.add(edge(i - 1).crossing(edge(i)));
        }
        return corners;
    }

    private OutlineEdge edge(int index) {
        return edges.get(Math.floorMod(index, edges.size()));
    }

    private OutlineEdge fitted(Arc arc, int axis, double near) {
        double heading = axis == OutlineEdge.FREE ? fit.heading(arc) : directions.heading(axis, near);
        return new OutlineEdge(arc, axis, heading, fit.offset(arc, heading));
    }

    /** The axis of an edge, for a free one that of a direction if its rim keeps to that as a straight wall does. */
    private int axisByRim(OutlineEdge edge) {
        int axis = edge.isFree() ? directions.axisNear(edge.heading()) : edge.axis();
        boolean keeps = axis != OutlineEdge.FREE
                && fit.strayed(edge.arc(), directions.heading(axis, edge.heading())) <= straightRmsPx;
        return keeps ? axis : edge.axis();
    }

    /** Leaves no two parallel neighbours. */
    private void join() {
        int index = 0;
        while (index < edges.size() && edges.size() > 1) {
            OutlineEdge one = edge(index);
            OutlineEdge next = edge(index + 1);
            if (one.isParallelTo(next) && one.runsLike(next) && Math.abs(one.offset() - next.offset()) < shortestPx) {
                replace(index, 2, List.of(fitted(covering(one, next), one.axis(), one.heading())));
                index = 0;
            } else if (one.isParallelTo(next)) {
                replace(index, 2, List.of(one, across(one, next), next));
                index = 0;
            } else if (isBend(one, next)) {
                replace(index, 2, List.of(straightened(one, next)));
                index = 0;
            } else {
                index++;
            }
        }
    }

    /** Whether two neighbours of different axes are better one wall: no corner can be told, or the rim says so. */
    private boolean isBend(OutlineEdge one, OutlineEdge next) {
        double sine = Math.abs(Math.sin(one.heading() - next.heading()));
        if (sine < LEAST_SINE) {
            return true;
        }
        OutlineEdge leading = one.isFree() ? next : one;
        return one.isFree() != next.isFree()
                && one.runsLike(next)
                && sine < SLIGHT_SINE
                && fit.strayed(covering(one, next), leading.heading()) <= straightRmsPx;
    }

    private OutlineEdge straightened(OutlineEdge one, OutlineEdge next) {
        OutlineEdge leading = one.isFree() ? next : one;
        return fitted(covering(one, next), leading.axis(), leading.heading());
    }

    /** The edge between two parallel ones, fitted to the places between them. */
    private OutlineEdge across(OutlineEdge one, OutlineEdge next) {
        double nextOffset = one.runsLike(next) ? next.offset() : -next.offset();
        double heading = one.heading() + Math.copySign(Math.PI / 2, nextOffset - one.offset());
        return fitted(between(one, next), one.axis() ^ 1, heading);
    }

    private Arc covering(OutlineEdge one, OutlineEdge next) {
        return places.run(one.arc().from(), next.arc().end());
    }

    private Arc between(OutlineEdge one, OutlineEdge next) {
        return places.run(one.arc().end(), next.arc().from());
    }

    private void dropShort() {
        while (isRing()) {
            List<Coordinate> corners = corners();
            int shortest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < edges.size(); i++) {
                double length = edge(i).length(corners.get(i), corners.get((i + 1) % corners.size()));
                length /= edge(i).isFree() ? FREE_LENGTHS : 1;
                if (length < least) {
                    least = length;
                    shortest = i;
                }
            }
            if (least >= shortestPx) {
                return;
            }
            drop(shortest);
            join();
        }
    }

    /** A step goes and its two walls become one; the end of a thin part goes with that part; a cut corner closes. */
    private void drop(int index) {
        OutlineEdge before = edge(index - 1);
        OutlineEdge after = edge(index + 1);
        if (!before.isParallelTo(after)) {
            replace(index, 1, List.of());
        } else if (before.runsLike(after)) {
            replace(index - 1, 3, List.of(fitted(covering(before, after), before.axis(), before.heading())));
        } else {
            replace(index - 1, 3, List.of());
        }
    }

    /** Puts others in the place of some edges, of which the last may be the first of the list. */
    private void replace(int first, int count, List<OutlineEdge> others) {
        List<OutlineEdge> kept = new ArrayList<>(others);
        for (int i = count; i < edges.size(); i++) {
            kept.add(edge(first + i));
        }
        edges = kept;
    }

    /** Cuts the boundary anew at the place nearest to each corner. */
    private void meetAtCorners() {
        List<Coordinate> corners = corners();
        int[] cuts = new int[edges.size()];
        for (int i = 0; i < cuts.length; i++) {
            Arc search = places.run(edge(i - 1).arc().middle(), edge(i).arc().middle());
            cuts[i] = places.nearest(search, corners.get(i));
        }
        for (int i = 0; i < cuts.length; i++) {
            OutlineEdge edge = edges.get(i);
            Arc arc = places.run(cuts[i], cuts[(i + 1) % cuts.length]);
            edges.set(i, new OutlineEdge(arc, edge.axis(), edge.heading(), edge.offset()));
        }
    }
}
