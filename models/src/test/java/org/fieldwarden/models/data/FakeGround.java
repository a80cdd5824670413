package org.fieldwarden.models.data;

import java.util.Random;

/** Grainy blue ground, as no earth or leaf is: a square house in the middle, vegetation right of it, a hole above. */
final class FakeGround {

    private FakeGround() {}

    static Ground withHouse(int side) {
        float[] rgb = new float[side * side * 3];
        byte[] cover = new byte[side * side];
        Random random = new Random(1);
        for (int at = 0; at < cover.length; at++) {
            cover[at] = coverAt(side, at % side, at / side);
            float tone = 20 * random.nextFloat();
            rgb[3 * at] = 10 + tone;
            rgb[3 * at + 1] = 20 + tone;
            rgb[3 * at + 2] = 220 + tone;
        }
        return new Ground(side, rgb, cover);
    }

    private static byte coverAt(int side, int column, int row) {
        boolean inMiddle = column >= side * 3 / 8 && column < side * 5 / 8;
        if (inMiddle && row >= side * 3 / 8 && row < side * 5 / 8) {
            return CoverLabels.BUILDING;
        }
        if (inMiddle && row < side / 8) {
            return TrainingSample.IGNORE;
        }
        return column >= side * 3 / 4 ? CoverLabels.VEGETATION : TrainingSample.NOT_BUILDING;
    }

    /** Numbers of a seed; neighbouring seeds of a plain {@link Random} begin almost alike. */
    static Random random(long seed) {
        return new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }
}
