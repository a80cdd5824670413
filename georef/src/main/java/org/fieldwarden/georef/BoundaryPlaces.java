package org.fieldwarden.georef;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

    Coordinate centre() {
        return new Coordinate(
                Arrays.stream(xs).average().orElseThrow(),
                Arrays.stream(ys).average().orElseThrow());
    }

    int farthestFrom(Coordinate point) {
        int farthest = 0;
        for (int i = 1; i < xs.length; i++) {
            if (at(i).distance(point) > at(farthest).distance(point)) {
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

    List<Coordinate> of(Arc arc) {
        return IntStream.range(arc.from(), arc.end()).mapToObj(this::at).toList();
    }

    /** The run from one place up to another, which it does not hold. */
    Arc run(int first, int past) {
        return new Arc(first % xs.length, Math.floorMod(past - first, xs.length));
    }

    /** Length of the chord from the start of the arc to the place after its end. */
    double chord(Arc arc) {
        return at(arc.from()).distance(at(arc.end()));
    }
}
