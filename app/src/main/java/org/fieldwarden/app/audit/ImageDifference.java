package org.fieldwarden.app.audit;

import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/** Plain image differencing: the reference model that a network has to beat by a wide margin. */
final class ImageDifference {

    private final OrthophotoTile baseline;
    private final OrthophotoTile current;
    private final PixelWindow window;

    ImageDifference(OrthophotoTile baseline, OrthophotoTile current) {
        this.baseline = baseline;
        this.current = current;
        this.window = baseline.window();
    }

    /** Score 1 where the difference is above Otsu's threshold, 0 below; unobserved where either date is. */
    ScoreBlock scores() {
        double[][] matching = new double[3][];
        for (int band = 0; band < 3; band++) {
            matching[band] = matching(band);
        }
        int[] difference = new int[Math.toIntExact(window.pixels())];
        int[] histogram = new int[256];
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                int at = row * window.width() + column;
                difference[at] = observed(column, row) ? difference(column, row, matching) : -1;
                if (difference[at] >= 0) {
                    histogram[difference[at]]++;
                }
            }
        }
        int threshold = otsu(histogram);
        byte[] scores = new byte[difference.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = difference[i] < 0
                    ? (byte) ScoreBlock.UNOBSERVED
                    : ScoreBlock.encodeScore(difference[i] > threshold ? 1 : 0);
        }
        return ScoreBlock.of(window, scores, new byte[scores.length]);
    }

    private boolean observed(int column, int row) {
        return baseline.observed(column, row) && current.observed(column, row);
    }

    private int difference(int column, int row, double[][] matching) {
        double sum = 0;
        for (int band = 0; band < 3; band++) {
            double matched = current.value(column, row, band) * matching[band][0] + matching[band][1];
            sum += Math.abs(matched - baseline.value(column, row, band));
        }
        return (int) Math.min(255, sum / 3);
    }

    /** Gain and offset that bring a band of the current flight to the baseline's mean and standard deviation. */
    private double[] matching(int band) {
        double[] before = moments(baseline, band);
        double[] after = moments(current, band);
        double gain = after[1] > 0 ? before[1] / after[1] : 1;
        return new double[] {gain, before[0] - gain * after[0]};
    }

    private double[] moments(OrthophotoTile tile, int band) {
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                if (observed(column, row)) {
                    int value = tile.value(column, row, band);
                    sum += value;
                    squares += (double) value * value;
                    count++;
                }
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        return new double[] {mean, count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean))};
    }

    private static int otsu(int[] histogram) {
        double total = 0;
        double sum = 0;
        for (int value = 0; value < histogram.length; value++) {
            total += histogram[value];
            sum += (double) value * histogram[value];
        }
        double below = 0;
        double sumBelow = 0;
        double best = -1;
        int threshold = 0;
        for (int value = 0; value < histogram.length; value++) {
            below += histogram[value];
            sumBelow += (double) value * histogram[value];
            double above = total - below;
            if (below > 0 && above > 0) {
                double gap = sumBelow / below - (sum - sumBelow) / above;
                double between = below * above * gap * gap;
                if (between > best) {
                    best = between;
                    threshold = value;
                }
            }
        }
        return threshold;
    }
}
