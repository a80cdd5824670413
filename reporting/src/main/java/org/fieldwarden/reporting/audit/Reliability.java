package org.fieldwarden.reporting.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.fieldwarden.core.ScoreBlock;

/**
 * Whether calibrated change scores are true as frequencies: of the pixels with a score near 0.3, did three in ten change?
 * Counts over {@value #BINS} bins of equal width. The expected calibration error is that of Guo et al. 2017 ("On
 * Calibration of Modern Neural Networks", equation 3): the mean gap between score and frequency, weighted by pixels.
 *
 * @param bins from score 0 upwards, exactly {@value #BINS}
 */
public record Reliability(List<Bin> bins) {

    public static final int BINS = 15;

    /** Stored scores are whole steps, of which the last is 1. */
    private static final int LAST_STEP = ScoreBlock.UNOBSERVED - 1;

    /** Nothing was judged. */
    public static final Reliability EMPTY = new Reliability(Collections.nCopies(BINS, new Bin(0, 0, 0)));

    /**
     * The pixels of one bin.
     *
     * @param pixels observed pixels whose score lies in the bin
     * @param changed those of them that changed by the reference
     * @param storedScores sum of their scores, each as {@link ScoreBlock} stores it (score times 254)
     */
    public record Bin(long pixels, long changed, long storedScores) {

        public Bin {
            if (changed < 0 || changed > pixels || storedScores < 0 || storedScores > LAST_STEP * pixels) {
                throw new IllegalArgumentException("A bin cannot hold more than its pixels");
            }
        }

        /** Mean score in [0, 1]; undefined in an empty bin. */
        public OptionalDouble meanScore() {
            return ConfusionMatrix.ratio(storedScores, LAST_STEP * pixels);
        }

        /** Share of the pixels that changed; undefined in an empty bin. */
        public OptionalDouble changedShare() {
            return ConfusionMatrix.ratio(changed, pixels);
        }

        Bin merge(Bin other) {
            return new Bin(pixels + other.pixels, changed + other.changed, storedScores + other.storedScores);
        }
    }

    public Reliability {
        bins = List.copyOf(bins);
        if (bins.size() != BINS) {
            throw new IllegalArgumentException("A reliability table has " + BINS + " bins, not " + bins.size());
        }
    }

    /**
     * Counts pixels by stored score.
     *
     * @param pixels number of observed pixels for each stored score 0..254
     * @param changed number of those that changed
     */
    static Reliability of(long[] pixels, long[] changed) {
        List<Bin> bins = new ArrayList<>(EMPTY.bins);
        for (int stored = 0; stored <= LAST_STEP; stored++) {
            int bin = Math.min(BINS - 1, stored * BINS / LAST_STEP);
            bins.set(bin, bins.get(bin).merge(new Bin(pixels[stored], changed[stored], stored * pixels[stored])));
        }
        return new Reliability(bins);
    }

    public Reliability merge(Reliability other) {
        List<Bin> sum = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            sum.add(bins.get(bin).merge(other.bins.get(bin)));
        }
        return new Reliability(sum);
    }

    public long pixels() {
        return bins.stream().mapToLong(Bin::pixels).sum();
    }

    /** Mean gap between score and frequency, weighted by pixels, in [0, 1]; undefined where nothing was observed. */
    public OptionalDouble expectedCalibrationError() {
        long pixels = pixels();
        if (pixels == 0) {
            return OptionalDouble.empty();
        }
        double gaps = bins.stream()
                .mapToDouble(bin -> Math.abs(bin.storedScores() / (double) LAST_STEP - bin.changed()))
                .sum();
        return OptionalDouble.of(gaps / pixels);
    }
}
