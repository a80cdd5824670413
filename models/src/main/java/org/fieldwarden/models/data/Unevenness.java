package org.fieldwarden.models.data;

import java.util.Arrays;
import java.util.Random;
import org.fieldwarden.models.raster.SmoothNoise;

/** How the brightness of one material varies over a square: a factor of about 1 for each pixel. */
final class Unevenness {

    private final int side;
    private final Random random;
    private final float[] tone;

    Unevenness(int side, Random random) {
        this.side = side;
        this.random = random;
        this.tone = new float[side * side];
        Arrays.fill(tone, 1);
    }

    /**
     * Smooth patches.
     *
     * @param strength largest departure, as a share
     * @param cells patches to a side
     */
    Unevenness withPatches(float strength, int cells) {
        float[] noise = SmoothNoise.drawn(side, cells, random);
        for (int at = 0; at < tone.length; at++) {
            tone[at] += strength * noise[at];
        }
        return this;
    }

    /**
     * Every pixel for itself.
     *
     * @param strength standard deviation, as a share
     */
    Unevenness withGrain(float strength) {
        Grain grain = new Grain(random);
        for (int at = 0; at < tone.length; at++) {
            tone[at] += strength * grain.next();
        }
        return this;
    }

    /** side x side, row-major. */
    float[] tone() {
        return tone;
    }
}
