package org.fieldwarden.reporting.registration;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All grounds at one position of the dial.
 *
 * @param dial position, in the displacement's unit
 * @param grounds at least one
 */
public record FieldStep(double dial, List<GroundFit> grounds) {

    public FieldStep {
        grounds =
                grounds.stream().sorted(Comparator.comparing(GroundFit::ground)).toList();
        if (grounds.isEmpty()) {
            throw new IllegalArgumentException("A step needs a ground");
        }
    }

    /** The errors of all grounds together. */
    public EndPointErrors errors() {
        return grounds.stream().map(GroundFit::errors).reduce(EndPointErrors.NONE, EndPointErrors::plus);
    }

    /** A quantile of the errors of each ground by itself, ascending; grounds that were given up are left out. */
    double[] eachQuantile(double share) {
        return grounds.stream()
                .map(ground -> ground.errors().quantile(share))
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
    }

    /** Share of the places that both pictures show and that were left unobserved, 0 to 1. */
    public double givenUpShare() {
        int places = grounds.stream().mapToInt(GroundFit::places).sum();
        int givenUp = grounds.stream().mapToInt(GroundFit::givenUpPlaces).sum();
        return places == 0 ? 0 : (double) givenUp / places;
    }

    /** Mean over the grounds of the median residual that the field itself states, working pixels. */
    public OptionalDouble statedResidualPx() {
        return grounds.stream()
                .map(GroundFit::statedResidualPx)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }
}
