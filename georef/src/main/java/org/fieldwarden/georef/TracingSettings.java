package org.fieldwarden.georef;

import org.fieldwarden.core.SquareMetres;

/**
 * How change scores become polygons.
 *
 * @param changeThreshold a pixel with this calibrated score or more counts as changed; in (0, 1]
 * @param seedThreshold a polygon is kept only if its highest score reaches this (hysteresis); in [changeThreshold, 1]
 * @param minimumMappingUnit smaller polygons are dropped; compared with pixels times the planar area of a pixel
 * @param simplifyTolerancePx how far, in pixels, an outline may leave the pixel staircase; 0 keeps the staircase
 */
public record TracingSettings(
        float changeThreshold, float seedThreshold, SquareMetres minimumMappingUnit, double simplifyTolerancePx) {

    /** One pixel: the staircase of a slanted wall never strays further than that from the wall. */
    private static final double STAIRCASE_PX = 1.0;

    public TracingSettings {
        if (!(changeThreshold > 0 && changeThreshold <= 1)) {
            throw new IllegalArgumentException("The change threshold must be in (0, 1]: " + changeThreshold);
        }
        if (!(seedThreshold >= changeThreshold && seedThreshold <= 1)) {
            throw new IllegalArgumentException(
                    "The seed threshold must be in [" + changeThreshold + ", 1]: " + seedThreshold);
        }
        if (!(simplifyTolerancePx >= 0 && simplifyTolerancePx <= 100)) {
            throw new IllegalArgumentException(
                    "The simplification tolerance must be in [0, 100] pixels: " + simplifyTolerancePx);
        }
    }

    /** One threshold for all pixels, outlines smoothed by one pixel. */
    public static TracingSettings of(float changeThreshold, SquareMetres minimumMappingUnit) {
        return new TracingSettings(changeThreshold, changeThreshold, minimumMappingUnit, STAIRCASE_PX);
    }

    public TracingSettings withSeedThreshold(float threshold) {
        return new TracingSettings(changeThreshold, threshold, minimumMappingUnit, simplifyTolerancePx);
    }

    public TracingSettings withSimplifyTolerancePx(double tolerancePx) {
        return new TracingSettings(changeThreshold, seedThreshold, minimumMappingUnit, tolerancePx);
    }
}
