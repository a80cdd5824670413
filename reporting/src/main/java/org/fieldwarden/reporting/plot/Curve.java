package org.fieldwarden.reporting.plot;

import java.util.List;

/**
 * One line of a plot.
 *
 * @param label what the legend calls it
 * @param points by increasing x
 */
public record Curve(String label, List<Point> points) {

    public Curve {
        points = List.copyOf(points);
    }

    /**
     * What was measured at one place of the x axis.
     *
     * @param middle the line's height; never below {@code lowest} or above {@code highest}
     * @param each single values, drawn as dots
     */
    public record Point(double x, double lowest, double middle, double highest, List<Double> each) {

        public Point {
            if (!(lowest <= middle && middle <= highest)) {
                throw new IllegalArgumentException("Out of order: " + lowest + ", " + middle + ", " + highest);
            }
            each = List.copyOf(each);
        }
    }
}
