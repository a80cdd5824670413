package org.fieldwarden.models.training;

import java.util.Arrays;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.PixelScores;
import org.fieldwarden.models.data.SampleFiles;
import org.fieldwarden.models.data.TrainingSample;

/**
 * What a model makes of samples it was not trained on: a histogram of its scores over changed and over unchanged
 * pixels, from which precision, recall and calibration follow.
 */
public final class Validation {

    /** Scores are counted in steps of this many to one. */
    static final int STEPS = 1000;

    private final long[] unchanged = new long[STEPS + 1];
    private final long[] changed = new long[STEPS + 1];
    private long coversKnown;
    private long coversRight;

    /** Scores at most {@code limit} samples, spread evenly over the files. */
    public static Validation of(ChangeModel model, SampleFiles samples, int limit) {
        Validation validation = new Validation();
        int count = Math.min(limit, samples.count());
        for (int i = 0; i < count; i++) {
            validation.add(model, samples.read((int) ((long) i * samples.count() / count)));
        }
        return validation;
    }

    /** Scores every second sample of the files, beginning with the given one. */
    static Validation ofEverySecond(ChangeModel model, SampleFiles samples, int first) {
        Validation validation = new Validation();
        for (int i = first; i < samples.count(); i += 2) {
            validation.add(model, samples.read(i));
        }
        return validation;
    }

    /** Counts of single pixels with the given scores, each in [0, 1]. */
    public static Validation ofScores(float[] changedScores, float[] unchangedScores) {
        Validation validation = new Validation();
        for (float score : changedScores) {
            validation.changed[Math.round(score * STEPS)]++;
        }
        for (float score : unchangedScores) {
            validation.unchanged[Math.round(score * STEPS)]++;
        }
        return validation;
    }

    private void add(ChangeModel model, TrainingSample sample) {
        PixelScores scores = model.score(tile(sample, sample.baseline()), tile(sample, sample.current()));
        for (int row = 0; row < sample.side(); row++) {
            for (int column = 0; column < sample.side(); column++) {
                int at = row * sample.side() + column;
                int step = Math.round(scores.score(column, row) * STEPS);
                if (sample.changed()[at] == 0) {
                    unchanged[step]++;
                } else if (sample.changed()[at] == 1) {
                    changed[step]++;
                }
                addCover(
                        sample.baselineCover()[at],
                        scores.baselineCover(column, row).channel());
                addCover(
                        sample.currentCover()[at],
                        scores.currentCover(column, row).channel());
            }
        }
    }

    private void addCover(byte label, int channel) {
        if ((label & 0xff) < 5) {
            coversKnown++;
            coversRight += label == channel ? 1 : 0;
        }
    }

    private static OrthophotoTile tile(TrainingSample sample, byte[] rgb) {
        boolean[] observed = new boolean[sample.side() * sample.side()];
        Arrays.fill(observed, true);
        return OrthophotoTile.of(PixelWindow.atSize(0, 0, sample.side(), sample.side()), rgb, observed);
    }

    /** Counts of both together. */
    public Validation merged(Validation other) {
        Validation sum = new Validation();
        for (int i = 0; i <= STEPS; i++) {
            sum.unchanged[i] = unchanged[i] + other.unchanged[i];
            sum.changed[i] = changed[i] + other.changed[i];
        }
        sum.coversKnown = coversKnown + other.coversKnown;
        sum.coversRight = coversRight + other.coversRight;
        return sum;
    }

    /** F1 of changed pixels with the given score or more; 0 where nothing is right. */
    public double f1(double threshold) {
        long right = from(changed, threshold);
        long wrong = from(unchanged, threshold);
        long all = Arrays.stream(changed).sum();
        return right == 0 ? 0 : 2.0 * right / (right + wrong + all);
    }

    public double precision(double threshold) {
        long right = from(changed, threshold);
        long wrong = from(unchanged, threshold);
        return right + wrong == 0 ? 0 : (double) right / (right + wrong);
    }

    public double recall(double threshold) {
        long all = Arrays.stream(changed).sum();
        return all == 0 ? 0 : (double) from(changed, threshold) / all;
    }

    /** Share of unchanged pixels that score as changed. */
    public double falseShare(double threshold) {
        long all = Arrays.stream(unchanged).sum();
        return all == 0 ? 0 : (double) from(unchanged, threshold) / all;
    }

    /** The threshold with the best F1, between 0.05 and 0.95. */
    public double bestThreshold() {
        double best = 0.5;
        for (double threshold = 0.05; threshold <= 0.951; threshold += 0.01) {
            if (f1(threshold) > f1(best)) {
                best = threshold;
            }
        }
        return best;
    }

    /**
     * The lowest threshold from 0.05 to 0.95 at which the stated precision of pixels is kept; the one with the best F1
     * where none keeps it.
     */
    public double thresholdOfPrecision(double stated) {
        for (double threshold = 0.05; threshold <= 0.951; threshold += 0.01) {
            if (precision(threshold) >= stated && recall(threshold) > 0) {
                return threshold;
            }
        }
        return bestThreshold();
    }

    /** Share of pixels with known land cover that got the right one, both dates. */
    public double coverAccuracy() {
        return coversKnown == 0 ? 0 : (double) coversRight / coversKnown;
    }

    long changedAt(int step) {
        return changed[step];
    }

    long unchangedAt(int step) {
        return unchanged[step];
    }

    private static long from(long[] histogram, double threshold) {
        long sum = 0;
        for (int i = (int) Math.ceil(threshold * STEPS - 1e-9); i <= STEPS; i++) {
            sum += histogram[i];
        }
        return sum;
    }
}
