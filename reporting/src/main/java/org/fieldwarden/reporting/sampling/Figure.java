package org.fieldwarden.reporting.sampling;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An estimate and how sure it is. The 95 % interval is the value plus and minus 1.96 standard errors. Where a stratum it
 * rests on has one judged point only, there is a value but no standard error. Immutable.
 */
public final class Figure {

    private final double value;
    private final @Nullable Double standardError;

    private Figure(double value, @Nullable Double standardError) {
        this.value = value;
        this.standardError = standardError;
    }

    static Figure of(double value, double standardError) {
        return new Figure(value, standardError);
    }

    static Figure withoutError(double value) {
        return new Figure(value, null);
    }

    public double value() {
        return value;
    }

    public OptionalDouble standardError() {
        return standardError == null ? OptionalDouble.empty() : OptionalDouble.of(standardError);
    }

    /** Half width of the 95 % interval. */
    public OptionalDouble margin() {
        return standardError == null ? OptionalDouble.empty() : OptionalDouble.of(SampleSize.Z95 * standardError);
    }

    /** The same figure in another unit. */
    Figure times(double factor) {
        return new Figure(value * factor, standardError == null ? null : standardError * factor);
    }
}
