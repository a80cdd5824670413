package org.fieldwarden.reporting.registration;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Distances between the found and the true shift at many places, working pixels. Immutable. */
public final class EndPointErrors {

    public static final EndPointErrors NONE = new EndPointErrors(new float[0]);

    private final float[] ascending;

    private EndPointErrors(float[] ascending) {
        this.ascending = ascending;
    }

    /**
     * The given errors.
     *
     * @param pixels distances in any order, not negative
     */
    public static EndPointErrors of(float... pixels) {
        float[] ascending = pixels.clone();
        Arrays.sort(ascending);
        if (ascending.length > 0 && !(ascending[0] >= 0 && ascending[ascending.length - 1] < Float.MAX_VALUE)) {
            throw new IllegalArgumentException("An end-point error is a length");
        }
        return new EndPointErrors(ascending);
    }

    public EndPointErrors plus(EndPointErrors other) {
        float[] both = Arrays.copyOf(ascending, ascending.length + other.ascending.length);
        System.arraycopy(other.ascending, 0, both, ascending.length, other.ascending.length);
        return of(both);
    }

    public int places() {
        return ascending.length;
    }

    public OptionalDouble median() {
        return quantile(0.5);
    }

    /**
     * The smallest error that this share of the places does not exceed; empty where there are none.
     *
     * @param share above 0, at most 1
     */
    public OptionalDouble quantile(double share) {
        if (ascending.length == 0) {
            return OptionalDouble.empty();
        }
        int rank = (int) Math.ceil(share * ascending.length) - 1;
        return OptionalDouble.of(ascending[Math.max(0, rank)]);
    }
}
