package org.fieldwarden.georef;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * One or two directions along or across which the walls of a building run.
 *
 * @param radians one heading of each, from the x axis towards the y axis; the stronger direction first
 */
record DominantDirections(List<Double> radians) {

    private static final double QUARTER = Math.PI / 2;

    /** Stretches this near to a direction speak for it, less the farther they are. */
    private static final double SUPPORT = Math.toRadians(10);

    /** Stretches this far off count for nothing where the whole outline is judged. */
    private static final double NO_SUPPORT = Math.toRadians(15);

    /** Two directions nearer than this are one with noise. */
    private static final double APART = Math.toRadians(20);

    /** A stretch turned farther than this is another wall, however short it is. */
    private static final double MOST_TURN = Math.toRadians(20);

    private static final double SECOND_SHARE = 0.2;

    DominantDirections {
        radians = List.copyOf(radians);
    }

    /**
     * A straight stretch of the outline.
     *
     * @param heading radians
     * @param lengthPx of its chord
     */
    record Stretch(Arc arc, double heading, double lengthPx) {}

    /**
     * Empty where no stretch has the shortest length, below which a stretch says nothing of a direction. The second
     * direction needs walls both along and across it.
     */
    static Optional<DominantDirections> of(List<Stretch> all, double shortestPx) {
        List<Stretch> stretches =
                all.stream().filter(stretch -> stretch.lengthPx >= shortestPx).toList();
        Optional<Double> first = strongest(stretches);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<Stretch> others = stretches.stream()
                .filter(stretch -> apart(stretch.heading, first.get()) > APART)
                .toList();
        return strongest(others)
                .filter(second -> apart(second, first.get()) > APART && carries(second, others, length(stretches)))
                .map(second -> new DominantDirections(List.of(first.get(), second)))
                .or(() -> Optional.of(new DominantDirections(List.of(first.get()))));
    }

    /** The heading that most length speaks for, then the mean of what speaks for it. */
    private static Optional<Double> strongest(List<Stretch> stretches) {
        return stretches.stream()
                .max(Comparator.comparingDouble(stretch -> support(stretch.heading, stretches)))
                .map(best -> mean(best.heading, stretches));
    }

    private static double support(double heading, List<Stretch> stretches) {
        return stretches.stream()
                .mapToDouble(other -> other.lengthPx * Math.max(0, 1 - apart(heading, other.heading) / SUPPORT))
                .sum();
    }

    private static double mean(double heading, List<Stretch> stretches) {
        double turn = 0;
        double weight = 0;
        for (Stretch stretch : stretches) {
            double away = Math.IEEEremainder(stretch.heading - heading, QUARTER);
            if (Math.abs(away) < SUPPORT) {
                turn += away * stretch.lengthPx;
                weight += stretch.lengthPx;
            }
        }
        return heading + (weight > 0 ? turn / weight : 0);
    }

    private static boolean carries(double direction, List<Stretch> stretches, double whole) {
        List<Stretch> own = stretches.stream()
                .filter(stretch -> apart(stretch.heading, direction) < SUPPORT)
                .toList();
        long along = own.stream()
                .filter(stretch -> Math.abs(Math.cos(stretch.heading - direction)) > 0.5)
                .count();
        return along > 0 && along < own.size() && length(own) >= SECOND_SHARE * whole;
    }

    private static double length(List<Stretch> stretches) {
        return stretches.stream().mapToDouble(Stretch::lengthPx).sum();
    }

    /**
     * How well stretches keep to these directions, from 0 to 1: one along or across a direction counts 1, one that is 15
     * degrees off counts 0. Weighted by the square of the length, because a short stretch of a wavering rim runs anywhere.
     */
    double support(List<Stretch> stretches) {
        double found = 0;
        double whole = 0;
        for (Stretch stretch : stretches) {
            double weight = stretch.lengthPx * stretch.lengthPx;
            double nearest = radians.stream()
                    .mapToDouble(direction -> apart(stretch.heading, direction))
                    .min()
                    .orElseThrow();
            found += weight * Math.max(0, 1 - nearest / NO_SUPPORT);
            whole += weight;
        }
        return found / whole;
    }

    /** The axis that a stretch follows if turning it moves neither end farther than {@code straightPx}. */
    int axisOf(Stretch stretch, double straightPx) {
        int axis = axisNear(stretch.heading);
        if (axis == OutlineEdge.FREE) {
            return axis;
        }
        double sine = Math.abs(Math.sin(stretch.heading - angle(axis)));
        return sine * stretch.lengthPx / 2 <= straightPx ? axis : OutlineEdge.FREE;
    }

    /** The axis within 20 degrees of a heading. */
    int axisNear(double heading) {
        int nearest = OutlineEdge.FREE;
        double least = MOST_TURN;
        for (int axis = 0; axis < 2 * radians.size(); axis++) {
            double turn = Math.abs(Math.IEEEremainder(heading - angle(axis), Math.PI));
            if (turn < least) {
                least = turn;
                nearest = axis;
            }
        }
        return nearest;
    }

    /** The heading of an axis that is nearest to a given heading. */
    double heading(int axis, double near) {
        double angle = angle(axis);
        return Math.cos(angle - near) >= 0 ? angle : angle + Math.PI;
    }

    /** The directions that fit the rims of the edges best, all edges of a direction together. */
    DominantDirections refined(List<OutlineEdge> edges, LineFit fit) {
        List<Double> better = new ArrayList<>();
        for (int number = 0; number < radians.size(); number++) {
            double old = radians.get(number);
            LineFit.Scatter scatter = new LineFit.Scatter();
            for (OutlineEdge edge : edges) {
                if (!edge.isFree() && edge.axis() / 2 == number) {
                    double back = -edge.axis() % 2 * QUARTER;
                    scatter.addRim(turned(fit.rim(edge.arc(), edge.heading()), back), edge.heading() + back);
                }
            }
            double turn = Math.IEEEremainder(scatter.principal() - old, Math.PI);
            better.add(Math.abs(turn) < SUPPORT ? old + turn : old);
        }
        return new DominantDirections(better);
    }

    private static List<Coordinate> turned(List<Coordinate> places, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return places.stream()
                .map(place -> new Coordinate(place.x * cos - place.y * sin, place.x * sin + place.y * cos))
                .toList();
    }

    private double angle(int axis) {
        return radians.get(axis / 2) + axis % 2 * QUARTER;
    }

    /** Angle between two headings where right angles do not count, in [0, pi/4]. */
    private static double apart(double one, double other) {
        return Math.abs(Math.IEEEremainder(one - other, QUARTER));
    }
}
