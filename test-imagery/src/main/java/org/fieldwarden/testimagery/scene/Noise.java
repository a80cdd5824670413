package org.fieldwarden.testimagery.scene;

import java.util.Random;

/**
 * A tileable random texture with mean 0 and values in about [-1, 1], sampled bilinearly. Sampling a table is many times
 * faster than evaluating noise octaves for each pixel, and looks the same.
 */
final class Noise {

    private static final int SIZE = 512;
    private static final int MASK = SIZE - 1;

    /** Uncorrelated from cell to cell: grain. */
    static final Noise GRAIN = octaves(11, 1, 1);

    /** Soft cells of about eight table cells: clumps. */
    static final Noise CLUMP = octaves(12, 64, 64);

    /** Many octaves from broad to fine: clouds, stains, soil. */
    static final Noise CLOUD = octaves(13, 4, 256);

    private final float[] table;

    private Noise(float[] table) {
        this.table = table;
    }

    /** Value at a position in table cells; repeats every 512. */
    float at(double x, double y) {
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        int column = (int) (long) floorX & MASK;
        int row = (int) (long) floorY & MASK;
        float fx = (float) (x - floorX);
        float fy = (float) (y - floorY);
        int nextColumn = column + 1 & MASK;
        int top = row * SIZE;
        int bottom = (row + 1 & MASK) * SIZE;
        float upper = table[top + column] + fx * (table[top + nextColumn] - table[top + column]);
        float lower = table[bottom + column] + fx * (table[bottom + nextColumn] - table[bottom + column]);
        return upper + fy * (lower - upper);
    }

    /** Sums value noise from {@code coarsest} to {@code finest} cells a side; one cell a side means white noise. */
    private static Noise octaves(long seed, int coarsest, int finest) {
        Random random = new Random(seed);
        float[] sum = new float[SIZE * SIZE];
        if (coarsest == 1) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = random.nextFloat() * 2 - 1;
            }
            return new Noise(sum);
        }
        float amplitude = 1;
        float total = 0;
        for (int cells = coarsest; cells <= finest; cells *= 2) {
            addOctave(sum, random, cells, amplitude);
            total += amplitude;
            amplitude *= 0.62f;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= total * 0.75f;
        }
        return new Noise(sum);
    }

    private static void addOctave(float[] sum, Random random, int cells, float amplitude) {
        float[] lattice = new float[cells * cells];
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = random.nextFloat() * 2 - 1;
        }
        int step = SIZE / cells;
        for (int row = 0; row < SIZE; row++) {
            int top = row / step * cells;
            int bottom = (row / step + 1) % cells * cells;
            float fy = smooth((row % step) / (float) step);
            for (int column = 0; column < SIZE; column++) {
                int left = column / step;
                int right = (left + 1) % cells;
                float fx = smooth((column % step) / (float) step);
                float upper = lattice[top + left] + fx * (lattice[top + right] - lattice[top + left]);
                float lower = lattice[bottom + left] + fx * (lattice[bottom + right] - lattice[bottom + left]);
                sum[row * SIZE + column] += amplitude * (upper + fy * (lower - upper));
            }
        }
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }
}
