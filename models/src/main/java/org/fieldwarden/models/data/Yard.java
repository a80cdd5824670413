package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.core.LandCover;

/**
 * The ground of one fenced lot.
 *
 * @param surface what it is covered with
 * @param rgb its colour: red, green, blue, 0..255 and somewhat beyond
 * @param share how far it hides the ground that was there, 0..1; 0 where the lot has only its fence
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one sample
record Yard(Surface surface, float[] rgb, float share) {

    /** What yards are covered with, by how often it is seen; the shares add up to 1. */
    enum Surface {
        BROWN_EARTH(0.20, LandCover.BARE_GROUND, 122, 98, 78),
        DRY_EARTH(0.16, LandCover.BARE_GROUND, 150, 128, 102),
        SAND(0.14, LandCover.BARE_GROUND, 172, 152, 122),
        GRAVEL(0.14, LandCover.BARE_GROUND, 112, 102, 92),
        RED_EARTH(0.12, LandCover.BARE_GROUND, 140, 112, 84),
        WEEDS(0.10, LandCover.VEGETATION, 98, 106, 72),
        GRASS(0.08, LandCover.VEGETATION, 92, 122, 70),
        CONCRETE(0.06, LandCover.HARD_SURFACE, 196, 190, 180);

        private final double frequency;
        private final LandCover cover;
        private final int red;
        private final int green;
        private final int blue;

        Surface(double frequency, LandCover cover, int red, int green, int blue) {
            this.frequency = frequency;
            this.cover = cover;
            this.red = red;
            this.green = green;
            this.blue = blue;
        }

        byte label() {
            return (byte) cover.channel();
        }

        private static Surface drawn(Random random) {
            double left = random.nextDouble();
            for (Surface surface : values()) {
                left -= surface.frequency;
                if (left < 0) {
                    return surface;
                }
            }
            return CONCRETE;
        }
    }

    private static final double FENCE_ALONE = 0.2;

    static Yard drawn(Random random) {
        Surface surface = Surface.drawn(random);
        float[] rgb = {surface.red, surface.green, surface.blue};
        double light = random.nextGaussian() * 0.12;
        for (int band = 0; band < 3; band++) {
            rgb[band] *= (float) Math.exp(light + random.nextGaussian() * 0.04);
        }
        return new Yard(surface, rgb, random.nextDouble() < FENCE_ALONE ? 0 : random.nextFloat(0.6f, 1));
    }

    /** The same yard with its colour brought nearer to grey, or away from it, by a factor. */
    Yard faded(float saturation) {
        float grey = (rgb[0] + rgb[1] + rgb[2]) / 3;
        float[] faded = new float[3];
        for (int band = 0; band < 3; band++) {
            faded[band] = grey + (rgb[band] - grey) * saturation;
        }
        return new Yard(surface, faded, share);
    }

    boolean isLaid() {
        return share > 0;
    }
}
