package org.fieldwarden.detector;

/**
 * A shift in pixels of the working grid: the ground at baseline position p lies at p + shift in the current flight.
 *
 * @param columns to the right, finite
 * @param rows downwards, finite
 */
public record Shift(double columns, double rows) {

    public static final Shift ZERO = new Shift(0, 0);

    public Shift {
        if (!Double.isFinite(columns) || !Double.isFinite(rows)) {
            throw new IllegalArgumentException("A shift must be finite: " + columns + ", " + rows);
        }
    }

    /** Length in pixels. */
    public double magnitude() {
        return Math.hypot(columns, rows);
    }
}
