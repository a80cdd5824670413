package org.fieldwarden.core;

/**
 * Ground length of one pixel side.
 *
 * @param metres metres per pixel, greater than 0 and at most 1000
 */
public record GroundSamplingDistance(double metres) implements Comparable<GroundSamplingDistance> {

    public GroundSamplingDistance {
        if (!(metres > 0 && metres <= 1000)) {
            throw new IllegalArgumentException("GSD must be in (0, 1000] metres per pixel: " + metres);
        }
    }

    public static GroundSamplingDistance ofMetres(double metres) {
        return new GroundSamplingDistance(metres);
    }

    public GroundSamplingDistance coarserOf(GroundSamplingDistance other) {
        return metres >= other.metres ? this : other;
    }

    @Override
    public int compareTo(GroundSamplingDistance other) {
        return Double.compare(metres, other.metres);
    }
}
