package org.fieldwarden.core;

/**
 * Mean calibrated change score over the pixels of a change polygon.
 *
 * @param value in [0, 1]
 */
public record Confidence(double value) implements Comparable<Confidence> {

    public Confidence {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("Confidence must lie in [0, 1]: " + value);
        }
    }

    @Override
    public int compareTo(Confidence other) {
        return Double.compare(value, other.value);
    }
}
