package org.fieldwarden.core;

/**
 * An area on the ground.
 *
 * @param value square metres, finite and not negative
 */
public record SquareMetres(double value) implements Comparable<SquareMetres> {

    /** 1 mu (亩) is 2000/3 square metres. */
    private static final double SQUARE_METRES_PER_MU = 2000.0 / 3.0;

    public static final SquareMetres ZERO = new SquareMetres(0);

    public SquareMetres {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An area must be finite and not negative: " + value);
        }
    }

    public double mu() {
        return value / SQUARE_METRES_PER_MU;
    }

    public SquareMetres plus(SquareMetres other) {
        return new SquareMetres(value + other.value);
    }

    public boolean atLeast(SquareMetres other) {
        return value >= other.value;
    }

    @Override
    public int compareTo(SquareMetres other) {
        return Double.compare(value, other.value);
    }
}
