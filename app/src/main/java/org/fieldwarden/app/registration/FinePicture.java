package org.fieldwarden.app.registration;

import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.Shift;

/**
 * A picture at half the working GSD with a border, from which working pixels are taken through a known field: as a camera
 * would, by the mean over a working pixel, so that a moved picture is hardly softer than one that was not moved.
 */
final class FinePicture {

    /** Samples of a working pixel along each axis, at the middles of its quarters. */
    private static final double[] QUARTERS = {-0.25, 0.25};

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final boolean[] observed;
    private final int borderPx;

    /**
     * A picture.
     *
     * @param fine twice as many pixels along each side as the working window with its border
     * @param borderPx border on each side, working pixels
     */
    FinePicture(OrthophotoTile fine, int borderPx) {
        this.width = fine.window().width();
        this.height = fine.window().height();
        this.rgb = fine.toRgb();
        this.observed = fine.toObserved();
        this.borderPx = borderPx;
    }

    /** The window at the working GSD as it is seen through a field. */
    OrthophotoTile seen(KnownField field, PixelWindow window) {
        byte[] out = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] seen = new boolean[Math.toIntExact(window.pixels())];
        double[] sums = new double[3];
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                Shift from = field.seenAt(column + 0.5, row + 0.5);
                int at = row * window.width() + column;
                seen[at] = mean(from, sums);
                for (int band = 0; band < 3; band++) {
                    out[at * 3 + band] = (byte) Math.round(sums[band] / (QUARTERS.length * QUARTERS.length));
                }
            }
        }
        return OrthophotoTile.of(window, out, seen);
    }

    private boolean mean(Shift from, double[] sums) {
        sums[0] = 0;
        sums[1] = 0;
        sums[2] = 0;
        for (double down : QUARTERS) {
            for (double right : QUARTERS) {
                double column = 2 * (from.columns() + right + borderPx) - 0.5;
                double row = 2 * (from.rows() + down + borderPx) - 0.5;
                if (!add(column, row, sums)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Adds the bilinear value at fine pixel centres; false where an unobserved pixel would be needed. */
    private boolean add(double column, double row, double[] sums) {
        int left = (int) Math.floor(column + 1e-6);
        int top = (int) Math.floor(row + 1e-6);
        double right = Math.max(0, column - left);
        double down = Math.max(0, row - top);
        if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
            return false;
        }
        int at = top * width + left;
        if (!(observed[at] && observed[at + 1] && observed[at + width] && observed[at + width + 1])) {
            return false;
        }
        for (int band = 0; band < 3; band++) {
            double upper = between(at * 3 + band, right);
            double lower = between((at + width) * 3 + band, right);
            sums[band] += upper + down * (lower - upper);
        }
        return true;
    }

    private double between(int index, double share) {
        int first = rgb[index] & 0xff;
        return first + share * ((rgb[index + 3] & 0xff) - first);
    }
}
