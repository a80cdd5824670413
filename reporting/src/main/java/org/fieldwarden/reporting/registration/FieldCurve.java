package org.fieldwarden.reporting.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.fieldwarden.reporting.plot.Curve;

/**
 * End-point error against one displacement under one view.
 *
 * @param steps by increasing dial
 */
public record FieldCurve(Displacement displacement, View view, List<FieldStep> steps) {

    public FieldCurve {
        steps = steps.stream()
                .sorted(Comparator.comparingDouble(FieldStep::dial))
                .toList();
    }

    /** A quantile over all places as a plot draws it, with that of each ground; steps without error are left out. */
    Curve toCurve(String name, double share) {
        List<Curve.Point> points = new ArrayList<>();
        for (FieldStep step : steps) {
            double[] each = step.eachQuantile(share);
            if (each.length > 0) {
                double middle = step.errors().quantile(share).orElseThrow();
                points.add(new Curve.Point(
                        step.dial(),
                        Math.min(each[0], middle),
                        middle,
                        Math.max(each[each.length - 1], middle),
                        Arrays.stream(each).boxed().toList()));
            }
        }
        return new Curve(name + ", " + view.title(), points);
    }
}
