package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.Mask;

/** Leaves out or leaves gone: the grain and the colour of vegetation alone. What is vegetation stays so. */
final class Foliage {

    private static final GaussianBlur RIM = GaussianBlur.of(1);

    /** Twigs and fallen leaves are warmer than grey: factors of red, green and blue. */
    private static final float[] WITHERED = {1.06f, 1, 0.95f};

    private Foliage() {}

    /** Another season for everything that is labelled as vegetation. */
    static void turn(Ground ground, Random random) {
        Mask leaves = Mask.of(ground.side, at -> ground.cover[at] == CoverLabels.VEGETATION);
        float[] soft = RIM.of(leaves.toPlane(), ground.side, 1);
        float[] smooth = GaussianBlur.of(random.nextDouble(1, 3)).of(ground.rgb, ground.side, 3);
        float light = random.nextFloat(0.8f, 1.6f);
        float bareness = random.nextFloat(0, 0.9f);
        float roughness = random.nextFloat(-0.8f, 1.2f);
        for (int at = 0; at < soft.length; at++) {
            float grey = light * (ground.rgb[3 * at] + ground.rgb[3 * at + 1] + ground.rgb[3 * at + 2]) / 3;
            for (int band = 0; band < 3 && soft[at] > 0; band++) {
                int i = 3 * at + band;
                float value = ground.rgb[i];
                float grain = value - smooth[i];
                ground.rgb[i] += soft[at] * (roughness * grain + bareness * (grey * WITHERED[band] - value));
            }
        }
    }
}
