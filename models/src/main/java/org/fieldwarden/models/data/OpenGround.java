package org.fieldwarden.models.data;

import org.fieldwarden.models.raster.GaussianBlur;

/** Hard and bare ground of a picture, by colour where its near-infrared band says that nothing grows. */
final class OpenGround {

    private static final GaussianBlur SOFT = GaussianBlur.of(1);

    /** Normalised difference of near infrared and red below which nothing grows. */
    private static final float BARREN = 0.08f;

    /** Least red above blue of brown ground. */
    private static final float BROWN = 26;

    /** Red above blue of grey ground lies between, exclusive. */
    private static final float COOLEST_GREY = -14;

    private static final float WARMEST_GREY = 12;

    /** Red and green of grey ground differ by less. */
    private static final float TINT = 9;

    private OpenGround() {}

    /**
     * Labels unknown pixels where colour tells what they are: brown ground is bare, grey ground is hard.
     *
     * @param cover of a square picture; what is known stays
     */
    static void label(byte[] cover, Picture picture, Picture nearInfrared) {
        float[] rgb = soft(picture);
        float[] infrared = soft(nearInfrared);
        for (int at = 0; at < cover.length; at++) {
            float red = rgb[3 * at];
            boolean barren = (infrared[3 * at] - red) / (infrared[3 * at] + red + 1) < BARREN;
            if (barren && cover[at] == TrainingSample.IGNORE) {
                cover[at] = coverOf(red, rgb[3 * at + 1], rgb[3 * at + 2]);
            }
        }
    }

    private static byte coverOf(float red, float green, float blue) {
        float brightness = (red + green + blue) / 3;
        float warmth = red - blue;
        if (warmth > BROWN && brightness > 85 && brightness < 215) {
            return CoverLabels.BARE_GROUND;
        }
        boolean isGrey = warmth > COOLEST_GREY && warmth < WARMEST_GREY && Math.abs(red - green) < TINT;
        return isGrey && brightness > 75 && brightness < 225 ? CoverLabels.HARD_SURFACE : TrainingSample.IGNORE;
    }

    private static float[] soft(Picture picture) {
        float[] values = new float[picture.rgb().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.rgb()[i] & 0xff;
        }
        return SOFT.of(values, picture.width(), 3);
    }
}
