package org.fieldwarden.detector.opencv;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** Releases the native memory of every {@code Mat} made in it when it is closed. For one thread. */
final class MatScope implements AutoCloseable {

    private final List<Mat> mats = new ArrayList<>();

    MatScope() {
        OpenCvLibrary.require();
    }

    /** An empty matrix that OpenCV fills. */
    Mat mat() {
        return keep(new Mat());
    }

    /** A matrix of zeros. */
    Mat zeros(int rows, int columns, int type) {
        return keep(new Mat(rows, columns, type, Scalar.all(0)));
    }

    Mat keep(Mat mat) {
        mats.add(mat);
        return mat;
    }

    @Override
    public void close() {
        mats.forEach(Mat::release);
        mats.clear();
    }
}
