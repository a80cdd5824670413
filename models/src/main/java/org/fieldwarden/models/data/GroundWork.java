package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.core.LandCover;

/** A procedural patch of dug earth, concrete, water or sheet roof, for pasting into real ground. */
final class GroundWork {

    private final Random random;
    private final float[] lattice;

    private GroundWork(Random random) {
        this.random = random;
        this.lattice = new float[64 * 64];
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = random.nextFloat() * 2 - 1;
        }
    }

    static Cutout draw(double gsd, Random random) {
        return new GroundWork(random).draw(gsd);
    }

    private Cutout draw(double gsd) {
        int kind = random.nextInt(5);
        double length = (8 + random.nextDouble() * 26) / gsd;
        double breadth = length * (0.45 + 0.5 * random.nextDouble());
        int box = (int) Math.ceil(Math.hypot(length, breadth)) + 3;
        float[] alpha = new float[box * box];
        float[] rgb = new float[box * box * 3];
        double angle = random.nextDouble() * Math.PI;
        double fullness = kind == 1 || kind >= 3 ? 40 : 2 + random.nextDouble() * 3;
        float[] base = colour(kind);
        float rough = new float[] {0.20f, 0.08f, 0.06f, 0.06f, 0.08f}[kind];
        for (int row = 0; row < box; row++) {
            for (int column = 0; column < box; column++) {
                double x = column - box / 2.0;
                double y = row - box / 2.0;
                double u = (x * Math.cos(angle) + y * Math.sin(angle)) / (length / 2);
                double v = (y * Math.cos(angle) - x * Math.sin(angle)) / (breadth / 2);
                double wobble = fullness > 10 ? 0 : 0.18 * noise(column * gsd * 0.25, row * gsd * 0.25);
                double reach =
                        Math.pow(Math.pow(Math.abs(u), fullness) + Math.pow(Math.abs(v), fullness), 1 / fullness);
                int at = row * box + column;
                alpha[at] = reach + wobble < 1 ? 1 : 0;
                float tone = 1
                        + rough
                                * (float) (noise(column * gsd * 0.9, row * gsd * 0.9)
                                        + noise(column * 0.7, row * 0.7) * 0.5);
                if (kind >= 3) {
                    tone *= v < 0 ? 1.08f : 0.92f;
                }
                for (int band = 0; band < 3; band++) {
                    rgb[at * 3 + band] = base[band] * tone;
                }
            }
        }
        LandCover[] covers = {
            LandCover.BARE_GROUND, LandCover.HARD_SURFACE, LandCover.WATER, LandCover.BUILDING, LandCover.BUILDING
        };
        return new Cutout(box, box, rgb, Cutout.softened(alpha, box, box), covers[kind], kind >= 3 ? 2 / gsd : 0);
    }

    private float[] colour(int kind) {
        float jitter = 0.85f + random.nextFloat() * 0.3f;
        float[][] palette = {
            {168, 128, 92}, {168, 165, 158}, {62, 82, 78}, {60, 100, 160}, {150, 150, 152},
        };
        float[] base = palette[kind].clone();
        for (int band = 0; band < 3; band++) {
            base[band] *= jitter * (0.94f + random.nextFloat() * 0.12f);
        }
        return base;
    }

    private double noise(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double fx = x - column;
        double fy = y - row;
        double upper = at(column, row) * (1 - fx) + at(column + 1, row) * fx;
        double lower = at(column, row + 1) * (1 - fx) + at(column + 1, row + 1) * fx;
        return upper * (1 - fy) + lower * fy;
    }

    private float at(int column, int row) {
        return lattice[(row & 63) * 64 + (column & 63)];
    }
}
