package org.fieldwarden.georef;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.georef.DominantDirections.Stretch;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;

/**
 * A ring of straight edges that follow dominant directions, or their own where they must.
 *
 * @param corners in the order of the traced ring, not closed; at least 3
 * @param regularShare length of the edges that follow a dominant direction, share of all
 * @param rightAngles number of right-angled corners
 */
record RightAngledRing(List<Coordinate> corners, double regularShare, int rightAngles) {

    RightAngledRing {
        corners = List.copyOf(corners);
    }

    /** All straight stretches of a ring, in its order. */
    static List<Stretch> stretches(BoundaryPlaces places, OutlineScale scale) {
        LineFit fit = new LineFit(places, scale.straightPx());
        return StraightRuns.of(places, scale.straightPx()).stream()
                .map(arc -> new Stretch(arc, fit.heading(arc), places.chord(arc)))
                .toList();
    }

    /** The walls of a ring, along the directions where they follow them; not closed yet. */
    static EdgeChain chain(
            BoundaryPlaces places, List<Stretch> stretches, DominantDirections directions, OutlineScale scale) {
        EdgeChain chain = new EdgeChain(places, scale, directions);
        for (Stretch stretch : stretches) {
            int axis = directions.axisOf(stretch, scale.straightPx());
            double shortest =
                    axis == OutlineEdge.FREE ? EdgeChain.FREE_LENGTHS * scale.shortestPx() : scale.shortestPx();
            if (stretch.lengthPx() >= shortest) {
                chain.add(stretch.arc(), axis, stretch.heading());
            }
        }
        return chain;
    }

    /** Empty where the chain is no ring of finite corners. */
    static Optional<RightAngledRing> of(EdgeChain chain) {
        List<Coordinate> corners = chain.corners();
        if (!chain.isRing() || !corners.stream().allMatch(Coordinate::isValid)) {
            return Optional.empty();
        }
        List<OutlineEdge> edges = chain.edges();
        double whole = 0;
        double regular = 0;
        int rightAngles = 0;
        for (int i = 0; i < edges.size(); i++) {
            OutlineEdge edge = edges.get(i);
            int next = (i + 1) % edges.size();
            double length = corners.get(i).distance(corners.get(next));
            whole += length;
            regular += edge.isFree() ? 0 : length;
            rightAngles += edge.isRightAngledTo(edges.get(next)) ? 1 : 0;
        }
        return Optional.of(new RightAngledRing(corners, regular / whole, rightAngles));
    }

    LinearRing toLinearRing(LinearRing traced) {
        List<Coordinate> closed = new ArrayList<>(corners);
        closed.add(corners.get(0).copy());
        return traced.getFactory().createLinearRing(closed.toArray(Coordinate[]::new));
    }
}
