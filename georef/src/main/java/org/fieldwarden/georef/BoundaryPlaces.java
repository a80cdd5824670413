package org.fieldwarden.georef;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;

/**
 * Places along a closed boundary, one per pixel of its length. On a pixel staircase these are the middles of the pixel
 * sides, which lie evenly on both sides of the wall that was rasterised; the corners of the staircase do not. Indices run
 * on beyond the end and count from the start again.
 */
final class BoundaryPlaces {

    private final double[] xs;
    private final double[] ys;

    private BoundaryPlaces(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    static BoundaryPlaces of(LinearRing ring) {
        List<Coordinate> places = new ArrayList<>();
        Coordinate[] corners = ring.getCoordinates();
        for (int i = 1; i < corners.length; i++) {
            Coordinate start = corners[i - 1];
            Coordinate end = corners[i];
            int pieces = (int) Math.max(1, Math.round(start.distance(end)));
            for (int piece = 0; piece < pieces; piece++) {
                double share = (piece + 0.5) / pieces;
                places.add(new Coordinate(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)));
            }
        }
        return new BoundaryPlaces(
                places.stream().mapToDouble(place -> place.x).toArray(),
                places.stream().mapToDouble(place -> place.y).toArray());
    }

    int count() {
        return xs.length;
    }

    Coordinate at(int index) {
        return new Coordinate(xs[index % xs.length], ys[index % xs.length]);
    }

    /** Each place as the mean of itself and its neighbours, which halves the wobble of a rim. */
    BoundaryPlaces calmed(int neighbours) {
        double[] calmX = new double[xs.length];
        double[] calmY = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            for (int step = -neighbours; step <= neighbours; step++) {
                int near = Math.floorMod(i + step, xs.length);
                calmX[i] += xs[near] / (2 * neighbours + 1);
                calmY[i] += ys[near] / (2 * neighbours + 1);
            }
        }
        return new BoundaryPlaces(calmX, calmY);
    }

    /**
     * Runs of places that keep within the tolerance of their chord (Douglas and Peucker 1973), in order; together they
     * hold every place once. The first cuts are at the place farthest from the centre and the one farthest from that,
     * not at the place where the ring happens to start.
     */
    List<Arc> straightRuns(double tolerance) {
        int first = farthestFrom(centre());
        int second = farthestFrom(at(first));
        boolean[] cut = new boolean[xs.length];
        cut[first] = true;
        cut[second] = true;
        Deque<Arc> open = new ArrayDeque<>();
        open.add(new Arc(first, Math.floorMod(second - first, xs.length)));
        open.add(new Arc(second, Math.floorMod(first - second, xs.length)));
        while (!open.isEmpty()) {
            Arc arc = open.pop();
            int middle = farthestFromChord(arc, tolerance);
            if (middle > arc.from()) {
                cut[middle % xs.length] = true;
                open.push(new Arc(arc.from(), middle - arc.from()));
                open.push(new Arc(middle, arc.end() - middle));
            }
        }
        return runsBetween(cut, first);
    }

    private List<Arc> runsBetween(boolean[] cut, int first) {
        List<Arc> runs = new ArrayList<>();
        int from = first;
        for (int i = first + 1; i <= first + xs.length; i++) {
            if (cut[i % xs.length]) {
                runs.add(new Arc(from % xs.length, i - from));
                from = i;
            }
        }
        return runs;
    }

    /** The start of the arc where no place is farther than the tolerance. */
    private int farthestFromChord(Arc arc, double tolerance) {
        Coordinate start = at(arc.from());
        Coordinate end = at(arc.end());
        int farthest = arc.from();
        double most = tolerance;
        for (int i = arc.from() + 1; i < arc.end(); i++) {
            double distance = Distance.pointToSegment(at(i), start, end);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private Coordinate centre() {
        return new Coordinate(
                Arrays.stream(xs).average().orElseThrow(),
                Arrays.stream(ys).average().orElseThrow());
    }

    private int farthestFrom(Coordinate place) {
        int farthest = 0;
        for (int i = 1; i < xs.length; i++) {
            if (at(i).distance(place) > at(farthest).distance(place)) {
                farthest = i;
            }
        }
        return farthest;
    }

    /** The place of the arc that is nearest to a point; its start where it is empty. */
    int nearest(Arc arc, Coordinate point) {
        int nearest = arc.from();
        for (int i = arc.from() + 1; i < arc.end(); i++) {
            if (at(i).distance(point) < at(nearest).distance(point)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Length of the chord from the start of the arc to the place after its end. */
    double chord(Arc arc) {
        return at(arc.from()).distance(at(arc.end()));
    }
}
