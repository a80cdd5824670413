package org.fieldwarden.app.registration;

import java.util.Random;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.reporting.registration.Displacement;

/**
 * A field that is known at every place: the ground at p of the earlier picture lies at p + shift(p) in the later one,
 * working pixels. Turn and growth are about the middle of the grid.
 *
 * @param shift of the middle
 * @param turnRadians clockwise on the picture
 * @param growth of every length, 0.01 = 1 % larger
 * @param wave smooth local warp
 */
record KnownField(Shift centre, Shift shift, double turnRadians, double growth, Wave wave) {

    static final double LARGEST_SHIFT_METRES = 10;
    static final double LARGEST_TURN_DEGREES = 2;
    static final double LARGEST_GROWTH_PERCENT = 1;
    static final double LARGEST_WARP_PX = 4;

    /** Enough for 0.001 pixel: the field changes by less than a tenth of a pixel from pixel to pixel. */
    private static final int INVERSION_STEPS = 4;

    /**
     * A local warp in waves along both axes.
     *
     * @param heightPx longest shift
     * @param lengthPx length of a wave
     */
    record Wave(double heightPx, double lengthPx, double phase) {

        Shift at(double column, double row) {
            if (heightPx == 0) {
                return Shift.ZERO;
            }
            double turns = 2 * Math.PI / lengthPx;
            double side = heightPx / Math.sqrt(2);
            return new Shift(
                    side * Math.sin(turns * (column + 0.6 * row) + phase),
                    side * Math.cos(turns * (row - 0.4 * column) + phase));
        }
    }

    /**
     * The field of a dial's position; what the dial leaves open (directions, signs, waves) follows from the seed.
     *
     * @throws IllegalArgumentException for another place, which has no field
     */
    static KnownField of(Displacement displacement, double dial, PixelGrid grid, long seed) {
        Random random = new Random(seed);
        double angle = random.nextDouble() * 2 * Math.PI;
        double turn = random.nextBoolean() ? 1 : -1;
        double growth = random.nextBoolean() ? 1 : -1;
        double length = 600 + random.nextDouble() * 600;
        double phase = random.nextDouble() * 2 * Math.PI;
        Shift centre = new Shift(grid.width() / 2.0, grid.height() / 2.0);
        Shift direction = new Shift(
                Math.cos(angle) / grid.gsd().metres(),
                Math.sin(angle) / grid.gsd().metres());
        Wave flat = new Wave(0, length, phase);
        return switch (displacement) {
            case SHIFT -> new KnownField(centre, times(direction, dial), 0, 0, flat);
            case ROTATION -> new KnownField(centre, Shift.ZERO, Math.toRadians(dial), 0, flat);
            case SCALE -> new KnownField(centre, Shift.ZERO, 0, dial / 100, flat);
            case WARP -> new KnownField(centre, Shift.ZERO, 0, 0, new Wave(dial, length, phase));
            case TOGETHER ->
                new KnownField(
                        centre,
                        times(direction, dial * LARGEST_SHIFT_METRES),
                        turn * Math.toRadians(dial * LARGEST_TURN_DEGREES),
                        growth * dial * LARGEST_GROWTH_PERCENT / 100,
                        new Wave(dial * LARGEST_WARP_PX, length, phase));
            case OTHER_PLACE -> throw new IllegalArgumentException("Two places have no common field");
        };
    }

    private static Shift times(Shift shift, double factor) {
        return new Shift(shift.columns() * factor, shift.rows() * factor);
    }

    /** The longest shift that any field of these bounds has on a grid, working pixels, rounded up. */
    static int reachPx(int widthPx, int heightPx, double gsdMetres) {
        double turned = Math.hypot(widthPx, heightPx)
                / 2
                * (Math.toRadians(LARGEST_TURN_DEGREES) + LARGEST_GROWTH_PERCENT / 100);
        return (int) Math.ceil(LARGEST_SHIFT_METRES / gsdMetres + turned + LARGEST_WARP_PX) + 2;
    }

    /** Shift at a pixel corner coordinate of the earlier picture. */
    Shift at(double column, double row) {
        double right = column - centre.columns();
        double down = row - centre.rows();
        double along = (1 + growth) * Math.cos(turnRadians) - 1;
        double across = (1 + growth) * Math.sin(turnRadians);
        Shift warp = wave.at(column, row);
        return new Shift(
                shift.columns() + along * right - across * down + warp.columns(),
                shift.rows() + across * right + along * down + warp.rows());
    }

    /** The place of the earlier picture that is seen at a pixel corner coordinate of the later one. */
    Shift seenAt(double column, double row) {
        double fromColumn = column - shift.columns();
        double fromRow = row - shift.rows();
        for (int step = 0; step < INVERSION_STEPS; step++) {
            Shift there = at(fromColumn, fromRow);
            fromColumn = column - there.columns();
            fromRow = row - there.rows();
        }
        return new Shift(fromColumn, fromRow);
    }
}
