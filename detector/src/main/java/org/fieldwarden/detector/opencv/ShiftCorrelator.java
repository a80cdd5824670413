package org.fieldwarden.detector.opencv;

import java.util.Arrays;
import org.fieldwarden.detector.Shift;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;
import org.opencv.imgproc.Moments;

/**
 * Correlates two windows of structure and finds the shift at which they agree best, to a fraction of a pixel. For one
 * thread; its matrices live as long as the scope.
 */
final class ShiftCorrelator {

    /** Waves longer than about half the window tell of shading and of the window's own shape, not of edges. */
    private static final double LONGEST_WAVES = 2;

    private final MatScope scope;
    private final int width;
    private final int height;
    private final int searchPx;
    private final Mat taper;
    private final Mat realTaper;
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
        this.searchPx = Math.min(searchPx, Math.min(width, height) / 2 - CorrelationSurface.PEAK_RADIUS - 1);
        this.taper = hann(width, height);
        this.realTaper = scope.mat();
        Core.extractChannel(taper, realTaper, 0);
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
        Shift place = place(baseline);
        double baselineTexture = spectrum(baseline, first) / taperEnergy;
        double currentTexture = spectrum(current, second) / taperEnergy;
        double texture = Math.min(baselineTexture, currentTexture);
        if (texture < Match.LEAST_TEXTURE / 4) {
            Arrays.fill(surface, 0);
            return Match.without(texture);
        }
        Core.mulSpectrums(second, first, product, 0, true);
        Core.multiply(product, highPass, product);
        Core.dft(product, product, Core.DFT_INVERSE | Core.DFT_SCALE);
        Core.extractChannel(product, real, 0);
        real.get(0, 0, surface);
        return surface().peak(place, texture);
    }

    /** Mean place of the tapered structure, from the window's centre. */
    private Shift place(Mat window) {
        Core.extractChannel(window, real, 0);
        Core.multiply(real, realTaper, real);
        Core.multiply(real, real, real);
        Moments moments = Imgproc.moments(real);
        if (moments.m00 <= 0) {
            return Shift.ZERO;
        }
        return new Shift(
                moments.m10 / moments.m00 - (taper.cols() - 1) / 2.0,
                moments.m01 / moments.m00 - (taper.rows() - 1) / 2.0);
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

    /** The middle of the last correlation, values in standard deviations; its mean is 0 because of the high pass. */
    CorrelationSurface surface() {
        double sum = 0;
        for (float value : surface) {
            sum += (double) value * value;
        }
        double noise = Math.max(Math.sqrt(sum / surface.length), Float.MIN_NORMAL);
        int reach = searchPx + CorrelationSurface.PEAK_RADIUS;
        float[] values = new float[(2 * reach + 1) * (2 * reach + 1)];
        int index = 0;
        for (int row = -reach; row <= reach; row++) {
            for (int column = -reach; column <= reach; column++) {
                values[index++] = (float) (at(column, row) / noise);
            }
        }
        return new CorrelationSurface(searchPx, values);
    }

    private float at(int column, int row) {
        return surface[(row < 0 ? row + height : row) * width + (column < 0 ? column + width : column)];
    }
}
