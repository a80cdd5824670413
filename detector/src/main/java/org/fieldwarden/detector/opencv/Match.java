package org.fieldwarden.detector.opencv;

import org.fieldwarden.detector.Shift;

/**
 * What the comparison of two windows gave.
 *
 * @param shift from the baseline's window to the current one, pixels of the compared windows
 * @param place where the structure that was compared lies on average, from the window's centre; the shift holds there
 * @param quality height of the peak above the second one in standard deviations of the correlation; 0 = no peak. Low
 *     for different ground, for rows that repeat, and along a lone straight edge
 * @param texture mean squared structure of the poorer window, 0..1
 */
record Match(Shift shift, Shift place, double quality, double texture) {

    /** Below this a window is called textureless. */
    static final double LEAST_TEXTURE = 0.02;

    /** Below this a peak is taken for chance. */
    static final double LEAST_QUALITY = 3;

    /** The same for a peak pooled from several windows, which are not independent of each other. */
    static final double LEAST_POOLED_QUALITY = 2.2;

    /** At and above this a peak has full weight. */
    private static final double GOOD_QUALITY = 8;

    static Match without(double texture) {
        return new Match(Shift.ZERO, Shift.ZERO, 0, texture);
    }

    boolean textured() {
        return texture >= LEAST_TEXTURE;
    }

    /** A strip of structure at the rim of the ground gives high peaks from few edges. */
    private static final double GOOD_TEXTURE = 0.08;

    /** Height at which a peak that was looked for at its place is taken for chance. */
    private static final double CHANCE_HEIGHT = 3;

    /** Weight of a guided match, whose quality is its height; 0 = no higher than chance, to 1. */
    double guidedWeight() {
        double share = Math.max(0, quality - CHANCE_HEIGHT) / (GOOD_QUALITY - CHANCE_HEIGHT);
        double filled = Math.min(1, texture / GOOD_TEXTURE);
        return textured() ? Math.min(1, share * share) * filled * filled : 0;
    }

    /** Weight in the fit, 0 = not measured, to 1. */
    double weight() {
        return quality < LEAST_QUALITY ? 0 : Math.min(1, quality / GOOD_QUALITY);
    }
}
