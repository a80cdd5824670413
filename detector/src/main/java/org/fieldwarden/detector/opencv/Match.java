package org.fieldwarden.detector.opencv;

/**
 * What the comparison of two windows gave.
 *
 * @param columns shift to the right, pixels of the compared windows
 * @param rows shift downwards, pixels of the compared windows
 * @param quality height of the peak above the second one in standard deviations of the correlation; 0 = no peak. Low
 *     for different ground, for rows that repeat, and along a lone straight edge
 * @param texture mean squared structure of the poorer window, 0..1
 */
record Match(double columns, double rows, double quality, double texture) {

    /** Below this a window is called textureless. */
    static final double LEAST_TEXTURE = 0.02;

    /** Below this a peak is taken for chance. */
    static final double LEAST_QUALITY = 2.5;

    /** At and above this a peak has full weight. */
    private static final double GOOD_QUALITY = 8;

    static Match without(double texture) {
        return new Match(0, 0, 0, texture);
    }

    boolean textured() {
        return texture >= LEAST_TEXTURE;
    }

    /** Weight in the fit, 0 = not measured, to 1. */
    double weight() {
        return quality < LEAST_QUALITY ? 0 : Math.min(1, quality / GOOD_QUALITY);
    }
}
