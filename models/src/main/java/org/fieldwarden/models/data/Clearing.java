package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.models.raster.Mask;
import org.fieldwarden.models.raster.SmoothNoise;

/** Earth laid bare over a large, ragged patch, rutted and with heaps: bright, but no roof. */
final class Clearing {

    private static final float[][] SOILS = {
        {168, 128, 92}, {222, 208, 184}, {196, 172, 140}, {140, 112, 90}, {205, 200, 192},
    };
    private static final int MOST_HEAPS = 3;

    /** Breadth of what varies slowly and of ruts, metres. */
    private static final double WIDE_METRES = 8;

    private static final double RUT_METRES = 2.5;

    private final Random random;
    private final double gsd;
    private final int side;

    private Clearing(double gsdMetres, Random random) {
        this.random = random;
        this.gsd = gsdMetres;
        this.side = (int) Math.min(GroundWork.WIDEST_PX, random.nextDouble(15, 80) / gsdMetres);
    }

    static Cutout draw(double gsdMetres, Random random) {
        return new Clearing(gsdMetres, random).drawn();
    }

    private Cutout drawn() {
        float[] reach = reach();
        float[] soil = SOILS[random.nextInt(SOILS.length)].clone();
        float light = random.nextFloat(0.7f, 1.12f);
        for (int band = 0; band < 3; band++) {
            soil[band] *= light * (1 + 0.05f * (float) random.nextGaussian());
        }
        float[] tone = new Unevenness(side, random)
                .withPatches(random.nextFloat(0.03f, 0.16f), Math.max(2, (int) (side * gsd / WIDE_METRES)))
                .withPatches(random.nextFloat(0.02f, 0.14f), Math.max(3, (int) (side * gsd / RUT_METRES)))
                .withGrain(0.03f)
                .tone();
        int heaps = random.nextInt(MOST_HEAPS + 1);
        for (int i = 0; i < heaps; i++) {
            heap(tone);
        }
        return Cutout.painted(Mask.of(side, at -> reach[at] < 0.8f), tone, soil, LandCover.BARE_GROUND);
    }

    /** Column of a pixel's centre, as a share of the side from the middle, -0.5..0.5. */
    private double x(int at) {
        return (at % side + 0.5) / side - 0.5;
    }

    private double y(int at) {
        int row = at / side;
        return (row + 0.5) / side - 0.5;
    }

    /** Distance from the middle, 1 at the sides, with a wavering and frayed edge. */
    private float[] reach() {
        double flatness = random.nextDouble(1, 2);
        float[] waver = SmoothNoise.drawn(side, 4, random);
        float[] frays = SmoothNoise.drawn(side, 14, random);
        float[] reach = new float[side * side];
        for (int at = 0; at < reach.length; at++) {
            reach[at] = (float) (2 * Math.hypot(x(at), flatness * y(at)) + 0.45 * waver[at] + 0.15 * frays[at]);
        }
        return reach;
    }

    /** A round heap, lit on one side and dark on the other. */
    private void heap(float[] tone) {
        double column = random.nextDouble(-0.3, 0.3);
        double row = random.nextDouble(-0.3, 0.3);
        double radius = random.nextDouble(0.03, 0.12);
        double strength = random.nextDouble(0.1, 0.4);
        double sun = random.nextDouble(0, 2 * Math.PI);
        for (int at = 0; at < tone.length; at++) {
            double u = (x(at) - column) / radius;
            double v = (y(at) - row) / radius;
            double bump = Math.exp(-(u * u + v * v) / 2);
            tone[at] += (float) (bump * strength * (u * Math.cos(sun) + v * Math.sin(sun)));
        }
    }
}
