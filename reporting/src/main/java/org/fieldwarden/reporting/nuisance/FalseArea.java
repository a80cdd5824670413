package org.fieldwarden.reporting.nuisance;

import java.util.OptionalDouble;

/**
 * What the detector reported on one unchanged ground, all of it false.
 *
 * @param ground name of the ground
 * @param polygons reported changes
 * @param falseM2 their area, square metres
 * @param observedM2 ground that was judged
 * @param unobservedM2 ground that was not judged; it is not unchanged
 */
public record FalseArea(String ground, int polygons, double falseM2, double observedM2, double unobservedM2) {

    private static final double M2_PER_KM2 = 1e6;

    public FalseArea {
        if (!(polygons >= 0 && falseM2 >= 0 && observedM2 >= 0 && unobservedM2 >= 0)) {
            throw new IllegalArgumentException("Counts and areas are not negative: " + ground);
        }
    }

    /** False area in m2 for each km2 that was judged; empty where nothing was. */
    public OptionalDouble m2PerKm2() {
        return observedM2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(M2_PER_KM2 * falseM2 / observedM2);
    }

    /** Sums of both. */
    FalseArea plus(FalseArea other) {
        return new FalseArea(
                ground,
                polygons + other.polygons,
                falseM2 + other.falseM2,
                observedM2 + other.observedM2,
                unobservedM2 + other.unobservedM2);
    }
}
