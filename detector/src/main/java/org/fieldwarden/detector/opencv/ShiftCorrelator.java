package org.fieldwarden.detector.opencv;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;

/**
 * Correlates two windows of structure and finds the shift at which they agree best, to a fraction of a pixel. For one
 * thread; its matrices live as long as the scope.
 */
final class ShiftCorrelator {

    /** A second peak nearer than this is the flank of the first one. */
    private static final int PEAK_RADIUS = 4;

    /** Waves longer than about half the window tell of shading and of the window's own shape, not of edges. */
    private static final double LONGEST_WAVES = 2;

    private final MatScope scope;
    private final int width;
    private final int height;
    private final int searchPx;
    private final Mat taper;
    private final double taperEnergy;
    private final Mat highPass;
    private final Mat first;
    private final Mat second;
    private final Mat product;
    private final Mat real;
    private final float[] surface;

    /**
     * @param width columns of the windows
     * @param height rows of the windows
     * @param searchPx largest shift on either axis that is looked for
     */
    ShiftCorrelator(MatScope scope, int width, int height, int searchPx) {
        this.scope = scope;
        this.width = Core.getOptimalDFTSize(width);
        this.height = Core.getOptimalDFTSize(height);
        this.searchPx = Math.min(searchPx, Math.min(width, height) / 2 - PEAK_RADIUS - 1);
        this.taper = hann(width, height);
        this.taperEnergy = Core.norm(taper, Core.NORM_L2SQR) / 2;
        this.highPass = highPass();
        this.first = scope.zeros(this.height, this.width, CvType.CV_32FC2);
        this.second = scope.zeros(this.height, this.width, CvType.CV_32FC2);
        this.product = scope.mat();
        this.real = scope.mat();
        this.surface = new float[this.width * this.height];
    }

    private Mat hann(int columns, int rows) {
        float[] values = new float[columns * rows * 2];
        for (int row = 0; row < rows; row++) {
            double down = Math.sin(Math.PI * (row + 0.5) / rows);
            for (int column = 0; column < columns; column++) {
                double across = Math.sin(Math.PI * (column + 0.5) / columns);
                float value = (float) (down * down * across * across);
                values[(row * columns + column) * 2] = value;
                values[(row * columns + column) * 2 + 1] = value;
            }
        }
        Mat mat = scope.zeros(rows, columns, CvType.CV_32FC2);
        mat.put(0, 0, values);
        return mat;
    }

    private Mat highPass() {
        float[] values = new float[width * height * 2];
        for (int row = 0; row < height; row++) {
            double down = Math.min(row, height - row);
            for (int column = 0; column < width; column++) {
                double across = Math.min(column, width - column);
                double waves = (down * down + across * across) / (2 * LONGEST_WAVES * LONGEST_WAVES);
                float value = (float) (1 - Math.exp(-waves));
                values[(row * width + column) * 2] = value;
                values[(row * width + column) * 2 + 1] = value;
            }
        }
        Mat mat = scope.zeros(height, width, CvType.CV_32FC2);
        mat.put(0, 0, values);
        return mat;
    }

    /** Finds the shift from the baseline's window to the current one. */
    Match match(Mat baseline, Mat current) {
        double baselineTexture = spectrum(baseline, first) / taperEnergy;
        double currentTexture = spectrum(current, second) / taperEnergy;
        double texture = Math.min(baselineTexture, currentTexture);
        if (texture < Match.LEAST_TEXTURE / 4) {
            return Match.without(texture);
        }
        Core.mulSpectrums(second, first, product, 0, true);
        Core.multiply(product, highPass, product);
        Core.dft(product, product, Core.DFT_INVERSE | Core.DFT_SCALE);
        Core.extractChannel(product, real, 0);
        real.get(0, 0, surface);
        return peak(texture);
    }

    private double spectrum(Mat window, Mat into) {
        into.setTo(Scalar.all(0));
        Mat part = into.submat(new Rect(0, 0, taper.cols(), taper.rows()));
        Core.multiply(window, taper, part);
        double energy = Core.norm(part, Core.NORM_L2SQR);
        part.release();
        Core.dft(into, into);
        return energy;
    }

    private Match peak(double texture) {
        int bestColumn = 0;
        int bestRow = 0;
        float best = Float.NEGATIVE_INFINITY;
        for (int row = -searchPx; row <= searchPx; row++) {
            for (int column = -searchPx; column <= searchPx; column++) {
                if (at(column, row) > best) {
                    best = at(column, row);
                    bestColumn = column;
                    bestRow = row;
                }
            }
        }
        double quality = (best - secondBest(bestColumn, bestRow)) / noise();
        boolean atEdge = Math.abs(bestColumn) == searchPx || Math.abs(bestRow) == searchPx;
        if (atEdge || !(best > 0) || !Double.isFinite(quality)) {
            return Match.without(texture);
        }
        double column = bestColumn + vertex(at(bestColumn - 1, bestRow), best, at(bestColumn + 1, bestRow));
        double row = bestRow + vertex(at(bestColumn, bestRow - 1), best, at(bestColumn, bestRow + 1));
        return new Match(column, row, quality, texture);
    }

    private float secondBest(int bestColumn, int bestRow) {
        int reach = searchPx + PEAK_RADIUS;
        float second = Float.NEGATIVE_INFINITY;
        for (int row = -reach; row <= reach; row++) {
            for (int column = -reach; column <= reach; column++) {
                int acrossPx = column - bestColumn;
                int downPx = row - bestRow;
                if (acrossPx * acrossPx + downPx * downPx > PEAK_RADIUS * PEAK_RADIUS) {
                    second = Math.max(second, at(column, row));
                }
            }
        }
        return second;
    }

    /** Standard deviation of the surface; its mean is 0 because of the high pass. */
    private double noise() {
        double sum = 0;
        for (float value : surface) {
            sum += value * value;
        }
        return Math.sqrt(sum / surface.length);
    }

    private float at(int column, int row) {
        return surface[(row < 0 ? row + height : row) * width + (column < 0 ? column + width : column)];
    }

    /** Place of the highest point of the parabola through three values, -0.5..0.5. */
    private static double vertex(double before, double middle, double after) {
        double bend = before - 2 * middle + after;
        return bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
    }
}
