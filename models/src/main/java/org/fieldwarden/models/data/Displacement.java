package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.Mask;
import org.fieldwarden.models.raster.Remap;
import org.fieldwarden.models.raster.SmoothNoise;

/** What co-registration leaves: a shift of up to 4 pixels, a slow warp, and roofs that lean; labels follow. */
final class Displacement {

    private static final double FARTHEST = 4;
    private static final GaussianBlur SOFT = GaussianBlur.of(1.2);

    private Displacement() {}

    /**
     * Draws where each pixel comes from.
     *
     * @param leaning buildings that stand on both dates and are seen from another side on one
     */
    static Remap drawn(Mask leaning, Random random) {
        int side = leaning.side();
        Remap remap = new Remap(side);
        double draw = random.nextDouble();
        double reach = draw < 0.3 ? 0.5 : draw < 0.75 ? 1.2 : 2.5;
        remap.shift(bounded(random.nextGaussian() * reach), bounded(random.nextGaussian() * reach));
        if (random.nextDouble() < 0.6) {
            double bend = 0.2 + 1.1 * random.nextDouble();
            remap.bend(SmoothNoise.drawn(side, 3, random), bend, SmoothNoise.drawn(side, 3, random), bend);
        }
        if (random.nextDouble() < 0.4 && leaning.any()) {
            float[] roofs = SOFT.of(leaning.dilated(1).toPlane(), side, 1);
            remap.bend(roofs, random.nextGaussian() * 1.3, roofs, random.nextGaussian() * 1.3);
        }
        return remap;
    }

    private static double bounded(double shift) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, shift));
    }
}
