package org.fieldwarden.detector.opencv;

import org.fieldwarden.detector.Shift;

/**
 * The middle of a correlation of two windows: how well they agree at each shift, in standard deviations of the whole
 * correlation.
 */
final class CorrelationSurface {

    /** A second peak nearer than this is the flank of the first one. */
    static final int PEAK_RADIUS = 4;

    private final int searchPx;
    private final int side;
    private final float[] values;

    /** @param values square of side 2 * (searchPx + PEAK_RADIUS) + 1, row-major, the middle is no shift */
    CorrelationSurface(int searchPx, float[] values) {
        this.searchPx = searchPx;
        this.side = 2 * (searchPx + PEAK_RADIUS) + 1;
        this.values = values;
    }

    /** A surface that was kept. */
    static CorrelationSurface unpacked(int searchPx, byte[] packed) {
        CorrelationSurface surface = empty(searchPx);
        surface.add(packed);
        return surface;
    }

    /** A surface to which others are added. */
    static CorrelationSurface empty(int searchPx) {
        int side = 2 * (searchPx + PEAK_RADIUS) + 1;
        return new CorrelationSurface(searchPx, new float[side * side]);
    }

    int searchPx() {
        return searchPx;
    }

    /** The highest place within the search range, to a fraction of a pixel by a parabola on each axis. */
    Match peak(Shift place, double texture) {
        int bestColumn = 0;
        int bestRow = 0;
        for (int row = -searchPx; row <= searchPx; row++) {
            for (int column = -searchPx; column <= searchPx; column++) {
                if (at(column, row) > at(bestColumn, bestRow)) {
                    bestColumn = column;
                    bestRow = row;
                }
            }
        }
        float best = at(bestColumn, bestRow);
        boolean atEdge = Math.abs(bestColumn) == searchPx || Math.abs(bestRow) == searchPx;
        if (atEdge || best <= 0) {
            return new Match(Shift.ZERO, place, 0, texture);
        }
        double column = bestColumn + vertex(at(bestColumn - 1, bestRow), best, at(bestColumn + 1, bestRow));
        double row = bestRow + vertex(at(bestColumn, bestRow - 1), best, at(bestColumn, bestRow + 1));
        return new Match(new Shift(column, row), place, best - secondBest(bestColumn, bestRow), texture);
    }

    /**
     * The place that is high and near to what is expected, to a fraction of a pixel.
     *
     * @param doubtPx standard deviation of what is expected; as far off as this, a peak must be half a standard deviation
     *     of the correlation higher to be chosen
     * @param own what the surface's own highest place gave; taken where it is the same peak, as it is finer
     */
    Match peakNear(Shift expected, double doubtPx, Match own) {
        int bestColumn = 0;
        int bestRow = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int row = -searchPx; row <= searchPx; row++) {
            for (int column = -searchPx; column <= searchPx; column++) {
                double far = Math.hypot(column - expected.columns(), row - expected.rows()) / doubtPx;
                double score = at(column, row) - far * far / 2;
                if (score > bestScore) {
                    bestScore = score;
                    bestColumn = column;
                    bestRow = row;
                }
            }
        }
        float height = at(bestColumn, bestRow);
        Shift shift = new Shift(
                bestColumn + vertex(at(bestColumn - 1, bestRow), height, at(bestColumn + 1, bestRow)),
                bestRow + vertex(at(bestColumn, bestRow - 1), height, at(bestColumn, bestRow + 1)));
        boolean same = own.quality() > 0
                && Math.hypot(own.shift().columns() - bestColumn, own.shift().rows() - bestRow) < 1;
        return new Match(same ? own.shift() : shift, own.place(), Math.max(0, height), own.texture());
    }

    private float secondBest(int bestColumn, int bestRow) {
        int reach = searchPx + PEAK_RADIUS;
        float second = Float.NEGATIVE_INFINITY;
        for (int row = -reach; row <= reach; row++) {
            for (int column = -reach; column <= reach; column++) {
                if (far(column - bestColumn, row - bestRow)) {
                    second = Math.max(second, at(column, row));
                }
            }
        }
        return second;
    }

    private static boolean far(int columns, int rows) {
        return columns * columns + rows * rows > PEAK_RADIUS * PEAK_RADIUS;
    }

    private float at(int column, int row) {
        int reach = searchPx + PEAK_RADIUS;
        return values[(row + reach) * side + column + reach];
    }

    /** Place of the highest point of the parabola through three values, -0.5..0.5. */
    private static double vertex(double before, double middle, double after) {
        double bend = before - 2 * middle + after;
        return bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
    }

    /** One byte per value, quarter standard deviations, for keeping many. */
    byte[] packed() {
        byte[] packed = new byte[values.length];
        for (int index = 0; index < values.length; index++) {
            packed[index] = (byte) Math.round(Math.max(-127, Math.min(127, 4 * values[index])));
        }
        return packed;
    }

    void add(byte[] packed) {
        for (int index = 0; index < values.length; index++) {
            values[index] += packed[index] / 4f;
        }
    }

    /** Divides by the standard deviation of the surface away from its highest place. */
    CorrelationSurface normalised() {
        int highest = 0;
        for (int index = 0; index < values.length; index++) {
            highest = values[index] > values[highest] ? index : highest;
        }
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int index = 0; index < values.length; index++) {
            if (far(index % side - highest % side, index / side - highest / side)) {
                sum += values[index];
                squares += (double) values[index] * values[index];
                count++;
            }
        }
        double mean = sum / count;
        double noise = Math.max(Math.sqrt(Math.max(0, squares / count - mean * mean)), Float.MIN_NORMAL);
        float[] scaled = new float[values.length];
        for (int index = 0; index < values.length; index++) {
            scaled[index] = (float) ((values[index] - mean) / noise);
        }
        return new CorrelationSurface(searchPx, scaled);
    }
}
