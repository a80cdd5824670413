package org.fieldwarden.georef;

import org.locationtech.jts.geom.Polygon;

/**
 * What was counted over the pixels of one component. All sums are whole numbers, so they do not depend on the order in
 * which blocks and labels were added.
 */
final class ComponentTally {

    private static final double STEPS = 254;

    private final long pixels;
    private final long storedSum;
    private final int storedMax;
    private final long[] pairPixels;

    /** Takes over {@code pairPixels} without a copy. */
    ComponentTally(long pixels, long storedSum, int storedMax, long[] pairPixels) {
        this.pixels = pixels;
        this.storedSum = storedSum;
        this.storedMax = storedMax;
        this.pairPixels = pairPixels;
    }

    long pixels() {
        return pixels;
    }

    int storedMax() {
        return storedMax;
    }

    double meanScore() {
        return storedSum / (STEPS * pixels);
    }

    double maxScore() {
        return storedMax / STEPS;
    }

    TracedChange toTracedChange(Polygon outlinePx) {
        return new TracedChange(outlinePx, pixels, meanScore(), maxScore(), ChangeClassRule.decide(pairPixels));
    }

    long storedSum() {
        return storedSum;
    }

    long pairPixels(int pair) {
        return pairPixels[pair];
    }
}
