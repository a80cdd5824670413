package org.fieldwarden.georef;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * Least squares lines through runs of boundary places. A line has a heading, in radians from the x axis towards the y
 * axis, and an offset, the same for all its points: {@code y cos(heading) - x sin(heading)}.
 */
final class LineFit {

    private static final int FEWEST_FOR_A_HEADING = 3;

    private final BoundaryPlaces places;
    private final double rimPx;

    /** A fit that leaves out places farther than {@code rimPx} from the middle one: corners, niches, projections. */
    LineFit(BoundaryPlaces places, double rimPx) {
        this.places = places;
        this.rimPx = rimPx;
    }

    static double offset(Coordinate place, double heading) {
        return place.y * Math.cos(heading) - place.x * Math.sin(heading);
    }

    /** The direction of the least sum of squared distances, pointing the way the arc runs. */
    double heading(Arc arc) {
        Coordinate start = places.at(arc.from());
        Coordinate end = places.at(arc.end());
        double chord = Math.atan2(end.y - start.y, end.x - start.x);
        Arc inner = arc.trimmed();
        if (inner.count() < FEWEST_FOR_A_HEADING) {
            return chord;
        }
        Scatter scatter = new Scatter();
        scatter.add(places.of(inner));
        double heading = scatter.principal();
        return Math.cos(heading - chord) >= 0 ? heading : heading + Math.PI;
    }

    /** Mean offset of the arc's rim for a given heading; of its first place where it is empty. */
    double offset(Arc arc, double heading) {
        return rim(arc, heading).stream()
                .mapToDouble(place -> offset(place, heading))
                .average()
                .orElseGet(() -> offset(places.at(arc.from()), heading));
    }

    /** Root mean square of the distances of the arc's places from its line of a given heading. */
    double strayed(Arc arc, double heading) {
        double offset = offset(arc, heading);
        return Math.sqrt(places.of(arc.trimmed()).stream()
                .mapToDouble(place -> offset(place, heading) - offset)
                .map(distance -> distance * distance)
                .average()
                .orElse(0));
    }

    /** The places of the arc whose offset is near the middle one of all. */
    List<Coordinate> rim(Arc arc, double heading) {
        List<Coordinate> inner = places.of(arc.trimmed());
        double[] sorted = inner.stream()
                .mapToDouble(place -> offset(place, heading))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return inner;
        }
        double middle = (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
        return inner.stream()
                .filter(place -> Math.abs(offset(place, heading) - middle) <= rimPx)
                .toList();
    }

    /** Second moments of groups of places, each group about its own centre. */
    static final class Scatter {

        /** Variance of a rim that is nothing but pixel staircase, square pixels. */
        private static final double STAIRCASE = 0.08;

        private double weights;
        private double xx;
        private double xy;
        private double yy;

        /** Adds a group. */
        void add(List<Coordinate> group) {
            add(group, 1);
        }

        /** Adds the rim of a wall; one that wavers about its heading counts less, by its variance. */
        void addRim(List<Coordinate> rim, double heading) {
            Scatter own = new Scatter();
            own.add(rim.stream()
                    .map(place -> new Coordinate(offset(place, heading), 0))
                    .toList());
            add(rim, 1 / (STAIRCASE + own.xx / Math.max(own.weights, 1)));
        }

        private void add(List<Coordinate> group, double weight) {
            double centreX = mean(group.stream().mapToDouble(place -> place.x).toArray());
            double centreY = mean(group.stream().mapToDouble(place -> place.y).toArray());
            for (Coordinate place : group) {
                weights += weight;
                xx += weight * (place.x - centreX) * (place.x - centreX);
                xy += weight * (place.x - centreX) * (place.y - centreY);
                yy += weight * (place.y - centreY) * (place.y - centreY);
            }
        }

        /** Heading of the longest extent, in (-pi/2, pi/2]. */
        double principal() {
            return Math.atan2(2 * xy, xx - yy) / 2;
        }

        /** Root mean square of the distances from the line of the longest extent; 0 where nothing was added. */
        double strayed() {
            double shortest = (xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy);
            return weights > 0 ? Math.sqrt(Math.max(shortest, 0) / weights) : 0;
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).average().orElse(0);
        }
    }
}
