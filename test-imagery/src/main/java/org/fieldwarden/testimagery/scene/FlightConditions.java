package org.fieldwarden.testimagery.scene;

import java.util.Random;

/**
 * Everything about a flight that makes pictures differ without the land having changed: the nuisance dials.
 *
 * @param sun where the light comes from
 * @param season 0 = winter, fields mostly bare, 1 = high summer
 * @param seasonSeed chooses what each field carries
 * @param air haze, colour and brightness
 * @param camera lean, blur, grain, compression
 * @param shift how far the orthophoto is off the ground truth
 */
public record FlightConditions(Sun sun, double season, long seasonSeed, Air air, Camera camera, ShiftDial shift) {

    public FlightConditions {
        if (!(season >= 0 && season <= 1)) {
            throw new IllegalArgumentException("Season must lie in [0, 1]: " + season);
        }
    }

    /**
     * Where the light comes from.
     *
     * @param azimuthDegrees clockwise from north
     * @param elevationDegrees above the horizon, 15 to 85
     */
    public record Sun(double azimuthDegrees, double elevationDegrees) {
        public Sun {
            if (!(elevationDegrees >= 15 && elevationDegrees <= 85)) {
                throw new IllegalArgumentException("Sun elevation must lie in [15, 85]: " + elevationDegrees);
            }
        }
    }

    /**
     * What the air does to light and colour.
     *
     * @param haze 0 = clear, 0.5 = thick
     * @param diffuse share of light from the whole sky, 0.2 = clear day, 0.9 = overcast
     * @param exposure brightness factor, 1 = neutral
     * @param warmth red against blue, -0.2 to 0.2
     * @param contrast gamma-like exponent, 1 = neutral
     */
    public record Air(double haze, double diffuse, double exposure, double warmth, double contrast) {}

    /**
     * What flight path and camera do to the picture.
     *
     * @param leanEast metres a roof moves to the east for each metre of its height
     * @param leanSouth likewise to the south
     * @param blurPx standard deviation of the optical blur, pixels
     * @param grain standard deviation of the noise, 8-bit steps
     * @param jpegQuality 30 to 100; 100 means uncompressed
     */
    public record Camera(double leanEast, double leanSouth, double blurPx, double grain, int jpegQuality) {}

    /**
     * How far the picture is off the ground truth.
     *
     * @param eastPx constant shift of the picture, pixels to the right
     * @param southPx constant shift, pixels downwards
     * @param localPx amplitude of the smooth local warp, pixels
     * @param localMetres length over which the local warp varies
     */
    public record ShiftDial(double eastPx, double southPx, double localPx, double localMetres) {
        public static final ShiftDial NONE = new ShiftDial(0, 0, 0, 100);
    }

    /** Ordinary drone weather and camera, with everything drawn at random inside what a bureau's flights show. */
    public static FlightConditions drawn(Random random) {
        return new FlightConditions(
                new Sun(110 + random.nextDouble() * 140, 28 + random.nextDouble() * 42),
                random.nextDouble(),
                random.nextInt(1_000_000),
                new Air(
                        random.nextDouble() < 0.6 ? random.nextDouble() * 0.06 : random.nextDouble() * 0.28,
                        random.nextDouble() < 0.75 ? 0.26 + random.nextDouble() * 0.2 : 0.6 + random.nextDouble() * 0.3,
                        0.82 + random.nextDouble() * 0.4,
                        random.nextGaussian() * 0.05,
                        0.85 + random.nextDouble() * 0.35),
                new Camera(
                        random.nextGaussian() * 0.10,
                        random.nextGaussian() * 0.10,
                        0.4 + random.nextDouble() * 0.7,
                        1 + random.nextDouble() * 3.5,
                        random.nextInt(4) == 0 ? 40 + random.nextInt(35) : 75 + random.nextInt(24)),
                ShiftDial.NONE);
    }

    public FlightConditions withShift(ShiftDial dial) {
        return new FlightConditions(sun, season, seasonSeed, air, camera, dial);
    }
}
