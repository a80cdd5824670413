package org.fieldwarden.models.raster;

import java.util.Random;

/** Noise that varies smoothly: random values on a coarse lattice, cubic between. */
public final class SmoothNoise {

    private SmoothNoise() {}

    /** A side x side plane of about -1..1 with {@code cells} lattice cells, and a few more, to a side. */
    public static float[] drawn(int side, int cells, Random random) {
        int lattice = Math.min(side, cells + 3);
        float[] values = new float[lattice * lattice];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return Resampling.plane(values, lattice, side);
    }
}
