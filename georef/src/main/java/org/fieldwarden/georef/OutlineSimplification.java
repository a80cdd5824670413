package org.fieldwarden.georef;

import java.util.Optional;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * Takes the pixel staircase out of an outline (Douglas and Peucker 1973). The result is always valid, keeps all holes and
 * keeps the area within 2 %; where the wanted tolerance cannot, half of it and a quarter of it are tried, and then the
 * staircase stays. Rings are simplified one by one first; JTS's topology preserving form, which also minds the other
 * rings, is the second choice, because its time grows with the square of the corners.
 *
 * <p>Limits: outlines are simplified one by one, so two changes that touch may overlap by up to the tolerance. A region
 * with a ragged outline of thousands of corners may keep its staircase, and one of more than {@value #MOST_CORNERS} does.
 */
final class OutlineSimplification {

    private static final double PERMITTED_AREA_SHARE = 0.02;
    private static final int ATTEMPTS = 3;

    /** The topology preserving form takes about 0.1 s for so many corners, and four times that for twice as many. */
    private static final int MOST_CORNERS_TOGETHER = 5_000;

    /** More corners than that are noise, not a place (40 km of outline at 0.2 m), and would take minutes. */
    private static final int MOST_CORNERS = 200_000;

    private OutlineSimplification() {}

    static Polygon simplified(Polygon staircase, double tolerancePx) {
        if (staircase.getNumPoints() > MOST_CORNERS) {
            return staircase;
        }
        double tolerance = tolerancePx;
        for (int attempt = 0; attempt < ATTEMPTS && tolerance > 0; attempt++) {
            Optional<Polygon> smooth = attempted(staircase, tolerance);
            if (smooth.isPresent()) {
                return smooth.get();
            }
            tolerance /= 2;
        }
        return staircase;
    }

    private static Optional<Polygon> attempted(Polygon staircase, double tolerance) {
        Polygon ringByRing = ringByRing(staircase, tolerance);
        if (isFaithful(ringByRing, staircase)) {
            return Optional.of(ringByRing);
        }
        if (staircase.getNumPoints() <= MOST_CORNERS_TOGETHER
                && TopologyPreservingSimplifier.simplify(staircase, tolerance) instanceof Polygon smooth
                && isFaithful(smooth, staircase)) {
            return Optional.of(smooth);
        }
        return Optional.empty();
    }

    private static Polygon ringByRing(Polygon staircase, double tolerance) {
        LinearRing[] holes = new LinearRing[staircase.getNumInteriorRing()];
        for (int hole = 0; hole < holes.length; hole++) {
            holes[hole] = smoothRing(staircase.getInteriorRingN(hole), tolerance);
        }
        return staircase.getFactory().createPolygon(smoothRing(staircase.getExteriorRing(), tolerance), holes);
    }

    /** The ring itself where it is too small for the tolerance. */
    private static LinearRing smoothRing(LinearRing ring, double tolerance) {
        if (DouglasPeuckerSimplifier.simplify(ring, tolerance) instanceof LinearRing smooth && !smooth.isEmpty()) {
            double area = areaOf(ring);
            return Math.abs(areaOf(smooth) - area) <= PERMITTED_AREA_SHARE * area ? smooth : ring;
        }
        return ring;
    }

    private static double areaOf(LinearRing ring) {
        return ring.getFactory().createPolygon(ring).getArea();
    }

    private static boolean isFaithful(Polygon smooth, Polygon staircase) {
        double area = staircase.getArea();
        return smooth.getNumInteriorRing() == staircase.getNumInteriorRing()
                && Math.abs(smooth.getArea() - area) <= PERMITTED_AREA_SHARE * area
                && smooth.isValid();
    }
}
