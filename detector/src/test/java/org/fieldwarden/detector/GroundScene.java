package org.fieldwarden.detector;

/** A made-up piece of ground that can be looked at anywhere: meadow and soil noise, roofs, field lines. */
public final class GroundScene {

    /** Colour of the ground at a position in baseline pixels; red, green, blue, 0..255. */
    public interface Painter {
        void paint(double column, double row, double[] rgb);
    }

    private static final double ROOF_CELL = 56;

    private GroundScene() {}

    /** Ground with texture everywhere. */
    public static Painter textured(long seed) {
        return (column, row, rgb) -> {
            double soil = octaves(seed, column, row);
            rgb[0] = 95 + 70 * soil;
            rgb[1] = 105 + 60 * soil;
            rgb[2] = 80 + 50 * soil;
            line(seed, column, row, rgb);
            roof(seed, ROOF_CELL, 0.5, column, row, rgb);
        };
    }

    /** The same ground with new roofs and yards on about {@code share} of it. */
    public static Painter built(Painter ground, long seed, double share) {
        return (column, row, rgb) -> {
            ground.paint(column, row, rgb);
            // A roof covers about 40 % of the cell that has one.
            roof(seed + 1, 128, share / 0.4, column, row, rgb);
        };
    }

    /** Water without any texture from a column on. */
    public static Painter flatFrom(Painter ground, double firstColumn) {
        return (column, row, rgb) -> {
            ground.paint(column, row, rgb);
            blend(rgb, 70, coverage(column - firstColumn));
        };
    }

    /** A square roof with tiles and a parapet, its middle at a place and its sides of the given length. */
    public static Painter tower(Painter ground, double atColumn, double atRow, double side) {
        return (column, row, rgb) -> {
            ground.paint(column, row, rgb);
            double inside = side / 2 - Math.max(Math.abs(column - atColumn), Math.abs(row - atRow));
            double tiles = 30 * noise(77, (column - atColumn) / 5, (row - atRow) / 9);
            blend(rgb, 150 + tiles, coverage(inside));
            blend(rgb, 235, coverage(inside) * coverage(4 - inside));
        };
    }

    private static void line(long seed, double column, double row, double[] rgb) {
        double angle = unit(seed, 7, 7) * Math.PI;
        double across = column * Math.cos(angle) + row * Math.sin(angle);
        double distance = Math.abs(across - 180 * Math.rint(across / 180));
        blend(rgb, 190, coverage(3 - distance));
    }

    private static void roof(long seed, double cell, double share, double column, double row, double[] rgb) {
        long i = (long) Math.floor(column / cell);
        long j = (long) Math.floor(row / cell);
        if (unit(seed, i, j) > share) {
            return;
        }
        double angle = unit(seed + 11, i, j) * Math.PI;
        double right = column - (i + 0.5) * cell;
        double down = row - (j + 0.5) * cell;
        double along = Math.abs(right * Math.cos(angle) + down * Math.sin(angle));
        double across = Math.abs(down * Math.cos(angle) - right * Math.sin(angle));
        double halfLength = cell * (0.2 + 0.18 * unit(seed + 12, i, j));
        double halfWidth = cell * (0.12 + 0.15 * unit(seed + 13, i, j));
        double brightness = 40 + 200 * unit(seed + 14, i, j);
        blend(rgb, brightness, coverage(halfLength - along) * coverage(halfWidth - across));
    }

    private static double coverage(double inside) {
        return Math.max(0, Math.min(1, inside + 0.5));
    }

    private static void blend(double[] rgb, double brightness, double share) {
        rgb[0] += share * (brightness - rgb[0]);
        rgb[1] += share * (0.95 * brightness - rgb[1]);
        rgb[2] += share * (0.9 * brightness - rgb[2]);
    }

    /** Smooth noise of four sizes, about -1..1. */
    private static double octaves(long seed, double column, double row) {
        double sum = 0;
        double size = 48;
        double height = 0.5;
        for (int octave = 0; octave < 4; octave++) {
            sum += height * (2 * noise(seed + octave, column / size, row / size) - 1);
            size /= 2.2;
            height *= 0.8;
        }
        return sum;
    }

    private static double noise(long seed, double column, double row) {
        long i = (long) Math.floor(column);
        long j = (long) Math.floor(row);
        double right = smooth(column - i);
        double down = smooth(row - j);
        double upper = unit(seed, i, j) * (1 - right) + unit(seed, i + 1, j) * right;
        double lower = unit(seed, i, j + 1) * (1 - right) + unit(seed, i + 1, j + 1) * right;
        return upper * (1 - down) + lower * down;
    }

    private static double smooth(double share) {
        return share * share * (3 - 2 * share);
    }

    /** Hash to 0..1 (SplitMix64). */
    static double unit(long seed, long i, long j) {
        long z = seed * 0x9E3779B97F4A7C15L + i * 0xBF58476D1CE4E5B9L + j * 0x94D049BB133111EBL;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1.0p-53;
    }
}
