package org.fieldwarden.reporting.nuisance;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.fieldwarden.core.NuisanceReason;

/**
 * All grounds at one position of the dial.
 *
 * @param dial position, in the nuisance's unit
 * @param grounds at least one
 */
public record CurveStep(double dial, List<FalseArea> grounds) {

    private static final double M2_OF_TEN_HECTARES = 100_000;

    public CurveStep {
        grounds = List.copyOf(grounds);
        if (grounds.isEmpty()) {
            throw new IllegalArgumentException("A step needs a ground");
        }
    }

    /** False area per km2 of each ground that was judged at all, ascending. */
    double[] rates() {
        return grounds.stream()
                .map(FalseArea::m2PerKm2)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
    }

    /** Median over the grounds, m2 per km2; empty where none was judged. */
    public OptionalDouble median() {
        double[] rates = rates();
        int middle = rates.length / 2;
        return rates.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(rates.length % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2);
    }

    public OptionalDouble lowest() {
        return Arrays.stream(rates()).min();
    }

    public OptionalDouble highest() {
        return Arrays.stream(rates()).max();
    }

    /** All false area over all judged ground, m2 per km2. */
    public OptionalDouble pooled() {
        return total().m2PerKm2();
    }

    /** False polygons for each ten hectares of judged ground. */
    public OptionalDouble polygonsPerTenHectares() {
        FalseArea total = total();
        return total.observedM2() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(M2_OF_TEN_HECTARES * total.count() / total.observedM2());
    }

    /** Share of the false polygons that are suspected to be a nuisance; empty where there are none. */
    public OptionalDouble suspectedShare() {
        FalseArea total = total();
        return total.count() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - (double) total.countOf(NuisanceReason.NONE) / total.count());
    }

    /** Share of the ground that was not judged, 0 to 1. */
    public double unobservedShare() {
        FalseArea total = total();
        double all = total.observedM2() + total.unobservedM2();
        return all == 0 ? 0 : total.unobservedM2() / all;
    }

    FalseArea total() {
        return grounds.stream().reduce(FalseArea::plus).orElseThrow();
    }
}
