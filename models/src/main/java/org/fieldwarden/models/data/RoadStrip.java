package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.models.raster.Mask;

/**
 * A straight or slightly bent strip of asphalt or concrete, some with a broken line along the middle; some narrow ones
 * end in a turning circle.
 */
final class RoadStrip {

    /** Longest road, pixels: it fits a training crop. */
    static final int LONGEST_PX = 140;

    private static final float[] TINT = {1, 0.99f, 0.97f};

    /** Narrower roads bear no line. */
    private static final double MARKED_FROM_METRES = 5;

    /** Broader roads lead on. */
    private static final double TURNING_BELOW_METRES = 10;

    private static final double TURNING_SHARE = 0.35;

    private final Random random;
    private final double gsd;
    private final double length;
    private final double breadth;
    private final int side;
    private final double angle;
    private final double bend;

    /** Radius of the turning circle, pixels; 0 without one. */
    private final double turning;

    private RoadStrip(double gsdMetres, Random random) {
        this.random = random;
        this.gsd = gsdMetres;
        this.length = Math.min(LONGEST_PX, random.nextDouble(30, 120) / gsdMetres);
        this.breadth = random.nextDouble(3, 14) / gsdMetres;
        this.side = (int) length + 4;
        this.angle = random.nextDouble(0, Math.PI);
        this.bend = random.nextGaussian() * 0.002 / Math.max(gsdMetres, 0.2);
        boolean ends = breadth * gsd < TURNING_BELOW_METRES && random.nextDouble() < TURNING_SHARE;
        this.turning = ends ? random.nextDouble(6, 11) / gsd : 0;
    }

    static Cutout draw(double gsdMetres, Random random) {
        return new RoadStrip(gsdMetres, random).drawn();
    }

    private Cutout drawn() {
        float grey = random.nextDouble() < 0.6 ? random.nextFloat(70, 130) : random.nextFloat(150, 225);
        float[] tone = new Unevenness(side, random)
                .withPatches(0.05f, 8)
                .withGrain(0.03f)
                .tone();
        if (breadth * gsd > MARKED_FROM_METRES && random.nextDouble() < 0.6) {
            mark(tone);
        }
        Mask strip = Mask.of(side, at -> isOnStrip(at) || isOnCircle(at));
        float[] colour = {grey * TINT[0], grey * TINT[1], grey * TINT[2]};
        return Cutout.painted(strip, tone, colour, LandCover.HARD_SURFACE);
    }

    private boolean isOnStrip(int at) {
        return Math.abs(across(at)) < breadth / 2 && Math.abs(along(at)) < length / 2;
    }

    private boolean isOnCircle(int at) {
        return Math.hypot(along(at) - length / 2 + breadth, across(at)) < turning;
    }

    /** A line of 0.3 m or so, broken every few metres. */
    private void mark(float[] tone) {
        double half = 0.15 / gsd + 0.3;
        for (int at = 0; at < tone.length; at++) {
            tone[at] += Math.abs(across(at)) < half && Math.sin(along(at) * gsd) > 0 ? 0.5f : 0;
        }
    }

    private double x(int at) {
        return at % side + 0.5 - side / 2.0;
    }

    private double y(int at) {
        int row = at / side;
        return row + 0.5 - side / 2.0;
    }

    /** Pixels from the middle of the road, lengthwise. */
    private double along(int at) {
        return x(at) * Math.cos(angle) + y(at) * Math.sin(angle);
    }

    /** Pixels from the line along its middle. */
    private double across(int at) {
        double along = along(at);
        return y(at) * Math.cos(angle) - x(at) * Math.sin(angle) + bend * along * along;
    }
}
