package org.fieldwarden.app.demo;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.fieldwarden.core.Change;
import org.fieldwarden.reporting.audit.ObjectMatching;
import org.fieldwarden.reporting.audit.ObjectScore;
import org.locationtech.jts.geom.Polygon;

/**
 * How the found changes compare with the true ones, object by object.
 *
 * @param atThird matches at IoU 0.3 or more, one detection for each true change
 * @param atAnyOverlap matches at any overlap
 * @param medianAreaError median of |found - true| / true over matches of the best overlap; empty without matches
 */
public record DemoScore(ObjectScore atThird, ObjectScore atAnyOverlap, OptionalDouble medianAreaError) {

    static final double IOU = 0.3;

    static DemoScore of(List<Change> changes, List<Polygon> truth) {
        List<Polygon> found =
                changes.stream().map(change -> change.place().outline()).toList();
        ObjectMatching matching = ObjectMatching.ofPolygons(found, truth);
        return new DemoScore(matching.atIou(IOU), matching.atAnyOverlap(), medianAreaError(found, truth));
    }

    private static OptionalDouble medianAreaError(List<Polygon> found, List<Polygon> truth) {
        double[] errors = truth.stream()
                .flatMap(one -> found.stream()
                        .filter(other -> iou(one, other) >= IOU)
                        .max(Comparator.comparingDouble(other -> iou(one, other)))
                        .stream()
                        .map(other -> Math.abs(other.getArea() - one.getArea()) / one.getArea()))
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return errors.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((errors[(errors.length - 1) / 2] + errors[errors.length / 2]) / 2);
    }

    private static double iou(Polygon one, Polygon other) {
        if (!one.getEnvelopeInternal().intersects(other.getEnvelopeInternal())) {
            return 0;
        }
        double shared = one.intersection(other).getArea();
        return shared / (one.getArea() + other.getArea() - shared);
    }
}
