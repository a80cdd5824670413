package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.models.raster.Mask;
import org.fieldwarden.models.raster.SmoothNoise;

/** A small procedural patch of dug earth, paving, water or roof, for laying into real ground. */
final class GroundPatch {

    private enum Kind {
        DUG(LandCover.BARE_GROUND, 0.20f, 168, 128, 92),
        PAVED(LandCover.HARD_SURFACE, 0.08f, 172, 170, 163),
        FLOODED(LandCover.WATER, 0.06f, 62, 82, 78),
        BLUE_SHEET(LandCover.BUILDING, 0.05f, 60, 100, 160),
        GREY_SHEET(LandCover.BUILDING, 0.06f, 150, 150, 152),
        RED_SHEET(LandCover.BUILDING, 0.07f, 150, 70, 60),
        FLAT_CONCRETE(LandCover.BUILDING, 0.07f, 170, 168, 160);

        private final LandCover cover;
        private final float roughness;
        private final int red;
        private final int green;
        private final int blue;

        Kind(LandCover cover, float roughness, int red, int green, int blue) {
            this.cover = cover;
            this.roughness = roughness;
            this.red = red;
            this.green = green;
            this.blue = blue;
        }

        boolean hasStraightSides() {
            return this == PAVED || cover == LandCover.BUILDING;
        }

        boolean isPitched() {
            return cover == LandCover.BUILDING && this != FLAT_CONCRETE;
        }
    }

    private static final double PARAPET_METRES = 0.42;
    private static final double TANK_METRES = 0.9;

    private final Random random;
    private final double gsd;
    private final Kind kind;
    private final double length;
    private final double breadth;
    private final double angle;
    private final int side;

    private GroundPatch(double gsdMetres, Random random) {
        this.random = random;
        this.gsd = gsdMetres;
        this.kind = Kind.values()[random.nextInt(Kind.values().length)];
        this.length = (7 + 27 * random.nextDouble()) / gsdMetres;
        this.breadth = length * (0.4 + 0.6 * random.nextDouble());
        this.angle = random.nextDouble() * Math.PI;
        this.side = (int) Math.hypot(length, breadth) + 4;
    }

    static Cutout draw(double gsdMetres, Random random) {
        return new GroundPatch(gsdMetres, random).drawn();
    }

    private Cutout drawn() {
        float[] along = axis(Math.cos(angle), Math.sin(angle), length);
        float[] over = axis(-Math.sin(angle), Math.cos(angle), breadth);
        float[] reach = reach(along, over);
        float[] tone = tone();
        if (kind.isPitched()) {
            pitch(tone, along, over);
        } else if (kind == Kind.FLAT_CONCRETE) {
            furnish(tone, reach);
        }
        float[] base = {kind.red, kind.green, kind.blue};
        float light = 0.75f + 0.45f * random.nextFloat();
        for (int band = 0; band < 3; band++) {
            base[band] *= light * (1 + 0.05f * (float) random.nextGaussian());
        }
        return Cutout.painted(Mask.of(side, at -> reach[at] < 1), tone, base, kind.cover);
    }

    /** Coordinate along a direction, -1..1 over an extent, cut at twice that. */
    private float[] axis(double perColumn, double perRow, double extent) {
        float[] axis = new float[side * side];
        for (int at = 0; at < axis.length; at++) {
            int row = at / side;
            double x = at - row * side + 0.5 - side / 2.0;
            double y = row + 0.5 - side / 2.0;
            axis[at] = (float) Math.max(-2, Math.min(2, (x * perColumn + y * perRow) / (extent / 2)));
        }
        return axis;
    }

    /** Below 1 inside the outline: a rectangle, or a rounded patch with a wavering edge. */
    private float[] reach(float[] along, float[] over) {
        double roundness = 2 + 3 * random.nextDouble();
        float[] waver = SmoothNoise.drawn(side, 4, random);
        float[] reach = new float[along.length];
        for (int at = 0; at < reach.length; at++) {
            double u = Math.abs(along[at]);
            double v = Math.abs(over[at]);
            reach[at] = (float)
                    (kind.hasStraightSides()
                            ? Math.max(u, v)
                            : Math.pow(Math.pow(u, roundness) + Math.pow(v, roundness), 1 / roundness)
                                    + 0.18 * waver[at]);
        }
        return reach;
    }

    private float[] tone() {
        float[] tone = SmoothNoise.drawn(side, Math.max(2, (int) (side * gsd)), random);
        Grain grain = new Grain(random);
        for (int at = 0; at < tone.length; at++) {
            tone[at] = 1 + kind.roughness * (tone[at] + 0.5f * grain.next());
        }
        return tone;
    }

    /** One half of the roof in the light, and the ribs of the sheets. */
    private void pitch(float[] tone, float[] along, float[] over) {
        for (int at = 0; at < tone.length; at++) {
            tone[at] *= over[at] < 0 ? 1.1f : 0.9f;
            tone[at] *= 1 + 0.04f * (float) Math.sin(along[at] * length * gsd * 4);
        }
    }

    /** A parapet and a water tank. */
    private void furnish(float[] tone, float[] reach) {
        double parapet = 1 - PARAPET_METRES / Math.max(1, breadth * gsd / 2);
        double tankColumn = side / 2.0 + random.nextGaussian() * breadth / 6;
        double tankRow = side / 2.0 + random.nextGaussian() * breadth / 6;
        double radius = Math.max(1, TANK_METRES / gsd);
        float tank = 0.5f + random.nextFloat();
        for (int at = 0; at < tone.length; at++) {
            tone[at] *= reach[at] > parapet ? 1.18f : 1;
            int row = at / side;
            if (Math.hypot(at - row * side - tankColumn, row - tankRow) <= radius) {
                tone[at] = tank;
            }
        }
    }
}
