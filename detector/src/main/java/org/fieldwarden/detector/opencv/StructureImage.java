package org.fieldwarden.detector.opencv;

import java.util.List;
import org.fieldwarden.core.OrthophotoTile;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * The edges of a tile as complex numbers that two dates have in common: the angle is twice that of the gradient, so an
 * edge that turned from dark-light to light-dark stays the same, and the length is the gradient compared with its
 * surroundings, in [0, 1), so light, haze and season matter little. Zero where nothing was observed.
 *
 * <p>After the oriented gradient correlation of Argyriou and Vlachos (2006), with doubled angle and local gain.
 */
final class StructureImage {

    /** Pixels at the border of a tile whose structure depends on pixels outside it. */
    static final int HALO = 24;

    /** Reach of blur and gradient, so that the edge of the observed ground is no edge. */
    private static final int NODATA_MARGIN = 11;

    private static final int GAIN_WINDOW = 33;

    /** Grey levels per pixel below which a gradient is taken for noise of sensor and JPEG. */
    private static final double NOISE = 1.5;

    private final Mat structure;
    private final Mat observed;

    private StructureImage(Mat structure, Mat observed) {
        this.structure = structure;
        this.observed = observed;
    }

    /** The structure of a tile; its matrices live as long as the scope. */
    static StructureImage of(OrthophotoTile tile, MatScope scope) {
        Mat observed = scope.mat();
        try (MatScope inner = new MatScope()) {
            Mat grey = grey(tile, inner);
            inner.keep(observedMask(tile)).copyTo(observed);
            Mat across = inner.mat();
            Mat down = inner.mat();
            Imgproc.GaussianBlur(grey, grey, new Size(7, 7), 1.0);
            // Scharr weights add up to 32 for a step of one grey level per pixel.
            Imgproc.Scharr(grey, across, CvType.CV_32F, 1, 0, 1.0 / 32);
            Imgproc.Scharr(grey, down, CvType.CV_32F, 0, 1, 1.0 / 32);
            hideNodata(observed, across, down, inner);
            Mat structure = scope.mat();
            Core.merge(doubledAngle(across, down, inner), structure);
            return new StructureImage(structure, observed);
        }
    }

    private static Mat grey(OrthophotoTile tile, MatScope scope) {
        int width = tile.window().width();
        int height = tile.window().height();
        byte[] rgb = new byte[width * height * 3];
        for (int row = 0; row < height; row++) {
            tile.copyRow(row, rgb, row * width * 3);
        }
        Mat colour = scope.zeros(height, width, CvType.CV_8UC3);
        colour.put(0, 0, rgb);
        Mat grey = scope.mat();
        Imgproc.cvtColor(colour, grey, Imgproc.COLOR_RGB2GRAY);
        grey.convertTo(grey, CvType.CV_32F);
        return grey;
    }

    private static Mat observedMask(OrthophotoTile tile) {
        int width = tile.window().width();
        int height = tile.window().height();
        byte[] mask = new byte[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                mask[row * width + column] = (byte) (tile.observed(column, row) ? 255 : 0);
            }
        }
        Mat observed = new Mat(height, width, CvType.CV_8U);
        observed.put(0, 0, mask);
        return observed;
    }

    private static void hideNodata(Mat observed, Mat across, Mat down, MatScope scope) {
        Mat hidden = scope.mat();
        Mat kernel =
                scope.keep(Imgproc.getStructuringElement(Imgproc.MORPH_RECT, new Size(NODATA_MARGIN, NODATA_MARGIN)));
        Core.bitwise_not(observed, hidden);
        Imgproc.dilate(hidden, hidden, kernel);
        across.setTo(Scalar.all(0), hidden);
        down.setTo(Scalar.all(0), hidden);
    }

    /** (across + i down) squared, divided by its length and by the length plus the mean length around it. */
    private static List<Mat> doubledAngle(Mat across, Mat down, MatScope scope) {
        Mat length = scope.mat();
        Mat gain = scope.mat();
        Core.magnitude(across, down, length);
        Imgproc.boxFilter(length, gain, CvType.CV_32F, new Size(GAIN_WINDOW, GAIN_WINDOW));
        Core.add(gain, length, gain);
        Core.add(gain, Scalar.all(NOISE), gain);
        Core.add(length, Scalar.all(1e-6), length);
        Core.multiply(gain, length, gain);
        Mat sum = scope.mat();
        Mat difference = scope.mat();
        Core.add(across, down, sum);
        Core.subtract(across, down, difference);
        Mat real = scope.mat();
        Mat imaginary = scope.mat();
        Core.multiply(sum, difference, real);
        Core.multiply(across, down, imaginary, 2);
        Core.divide(real, gain, real);
        Core.divide(imaginary, gain, imaginary);
        return List.of(real, imaginary);
    }

    /** Part of the image; released by the scope. */
    Mat window(Rect part, MatScope scope) {
        return scope.keep(structure.submat(part));
    }

    /** Observed pixels of a part that the other image observes too. */
    int observedPixels(Rect part, StructureImage other) {
        try (MatScope scope = new MatScope()) {
            Mat both = scope.mat();
            Core.bitwise_and(scope.keep(observed.submat(part)), scope.keep(other.observed.submat(part)), both);
            return Core.countNonZero(both);
        }
    }
}
