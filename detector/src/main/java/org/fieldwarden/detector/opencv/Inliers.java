package org.fieldwarden.detector.opencv;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.detector.Shift;
import org.opencv.core.Mat;
import org.opencv.core.Point;

/** The pairs of places that a fit agrees with, pixels of an overview. */
final class Inliers {

    private final List<Point> from = new ArrayList<>();
    private final List<Point> to = new ArrayList<>();

    /** @param mask one row for each pair, not 0 = agrees; at least one does */
    Inliers(List<Point> from, List<Point> to, Mat mask) {
        for (int pair = 0; pair < from.size(); pair++) {
            if (mask.get(pair, 0)[0] != 0) {
                this.from.add(from.get(pair));
                this.to.add(to.get(pair));
            }
        }
    }

    Shift meanShift() {
        double columns = 0;
        double rows = 0;
        for (int pair = 0; pair < from.size(); pair++) {
            columns += to.get(pair).x - from.get(pair).x;
            rows += to.get(pair).y - from.get(pair).y;
        }
        return new Shift(columns / from.size(), rows / from.size());
    }

    /** Root mean square distance from a similarity in full-size pixels, of which {@code scale} make one of these. */
    double misfitPx(Similarity similarity, int scale) {
        double sum = 0;
        for (int pair = 0; pair < from.size(); pair++) {
            Point place = from.get(pair);
            Shift shift = similarity.at(place.x * scale, place.y * scale);
            double columns = place.x + shift.columns() / scale - to.get(pair).x;
            double rows = place.y + shift.rows() / scale - to.get(pair).y;
            sum += columns * columns + rows * rows;
        }
        return Math.sqrt(sum / from.size());
    }
}
