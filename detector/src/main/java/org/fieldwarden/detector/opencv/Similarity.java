package org.fieldwarden.detector.opencv;

import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.Shift;

/**
 * How a whole flight lies against another: moved, turned and scaled about a point. Pixels are those of the full working
 * grid, whatever scale it was measured at.
 *
 * @param about the point that moves by {@code shift}, pixel corner coordinate
 * @param along growth in the direction of an offset from the point: scale * cos(turn) - 1
 * @param across growth across it: scale * sin(turn)
 */
record Similarity(Shift about, Shift shift, double along, double across) {

    /** The same shift everywhere on a grid. */
    static Similarity moved(PixelGrid grid, Shift shift) {
        return new Similarity(middle(grid), shift, 0, 0);
    }

    static Shift middle(PixelGrid grid) {
        return new Shift(grid.width() / 2.0, grid.height() / 2.0);
    }

    /** Shift at a pixel corner coordinate of the full working grid. */
    Shift at(double column, double row) {
        double right = column - about.columns();
        double down = row - about.rows();
        return new Shift(shift.columns() + along * right - across * down, shift.rows() + across * right + along * down);
    }

    /** Clockwise on the picture. */
    double turnRadians() {
        return Math.atan2(across, 1 + along);
    }

    /** Share by which lengths grow, 0.01 = 1 % longer. */
    double growth() {
        return Math.hypot(across, 1 + along) - 1;
    }
}
