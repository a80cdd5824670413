package org.fieldwarden.georef;

import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * Takes the pixel staircase out of an outline (Douglas and Peucker 1973, in JTS's topology preserving form). The result
 * is always valid, keeps all holes and keeps the area within 2 %; where the wanted tolerance cannot, half of it and a
 * quarter of it are tried, and then the staircase stays.
 *
 * <p>Limits: outlines are simplified one by one, so two changes that touch may overlap by up to the tolerance.
 */
final class OutlineSimplification {

    private static final double PERMITTED_AREA_SHARE = 0.02;
    private static final int ATTEMPTS = 3;

    private OutlineSimplification() {}

    static Polygon simplified(Polygon staircase, double tolerancePx) {
        double tolerance = tolerancePx;
        for (int attempt = 0; attempt < ATTEMPTS && tolerance > 0; attempt++) {
            if (TopologyPreservingSimplifier.simplify(staircase, tolerance) instanceof Polygon smooth
                    && isFaithful(smooth, staircase)) {
                return smooth;
            }
            tolerance /= 2;
        }
        return staircase;
    }

    private static boolean isFaithful(Polygon smooth, Polygon staircase) {
        double area = staircase.getArea();
        return smooth.getNumInteriorRing() == staircase.getNumInteriorRing()
                && Math.abs(smooth.getArea() - area) <= PERMITTED_AREA_SHARE * area
                && smooth.isValid();
    }
}
