package org.fieldwarden.reporting.nuisance;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.fieldwarden.core.NuisanceReason;

/**
 * What the detector reported on one unchanged ground, all of it false.
 *
 * @param ground name of the ground
 * @param polygons number of reported changes by what else they were suspected to be
 * @param falseM2 their area, square metres
 * @param observedM2 ground that was judged
 * @param unobservedM2 ground that was not judged; it is not unchanged
 */
public record FalseArea(
        String ground, Map<NuisanceReason, Integer> polygons, double falseM2, double observedM2, double unobservedM2) {

    private static final double M2_PER_KM2 = 1e6;

    public FalseArea {
        polygons = Map.copyOf(polygons);
        if (!(falseM2 >= 0 && observedM2 >= 0 && unobservedM2 >= 0)) {
            throw new IllegalArgumentException("Areas are not negative: " + ground);
        }
    }

    /** False area in m2 for each km2 that was judged; empty where nothing was. */
    public OptionalDouble m2PerKm2() {
        return observedM2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(M2_PER_KM2 * falseM2 / observedM2);
    }

    /** Reported changes, suspected or not. */
    public int count() {
        return polygons.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int countOf(NuisanceReason reason) {
        return polygons.getOrDefault(reason, 0);
    }

    /** Sums of both. */
    FalseArea plus(FalseArea other) {
        Map<NuisanceReason, Integer> both = new EnumMap<>(NuisanceReason.class);
        for (NuisanceReason reason : NuisanceReason.values()) {
            both.put(reason, countOf(reason) + other.countOf(reason));
        }
        return new FalseArea(
                ground,
                both,
                falseM2 + other.falseM2,
                observedM2 + other.observedM2,
                unobservedM2 + other.unobservedM2);
    }
}
