package org.fieldwarden.reporting.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;

/**
 * 95 % intervals by the percentile bootstrap over clusters (Efron and Tibshirani 1993, section 13.3; Davison and Hinkley
 * 1997, section 3.8): whole pairs are drawn with replacement, because the pixels of a pair stand and fall together. The
 * same number of clusters and the same seed draw the same resamples, so that two models can be compared draw by draw.
 *
 * <p>Limits: the interval speaks of places like those in the sample. With few pairs it is too narrow, which is why there
 * is none below {@value #SMALLEST_SAMPLE}. Pairs that show one place twice are not independent and narrow it, too.
 *
 * @param resamples how many samples are drawn, at least 100
 * @param seed of the drawing
 */
public record ClusterBootstrap(int resamples, long seed) {

    /** Below this number of clusters there is no interval. */
    public static final int SMALLEST_SAMPLE = 8;

    /** 1000 resamples of one fixed seed: equal audits give equal intervals. */
    public static final ClusterBootstrap STANDARD = new ClusterBootstrap(1000, 20260101);

    /** Share of the resamples below, and above, the interval. */
    private static final double TAIL = 0.025;

    /** Where a figure is undefined in more of the resamples than this, its interval would speak of the rest only. */
    private static final double LARGEST_UNDEFINED_SHARE = 0.05;

    public ClusterBootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException("Too few resamples for a 95 % interval: " + resamples);
        }
    }

    /** The interval of a figure, or none where the sample is too small or too often leaves the figure undefined. */
    public <T> Optional<Interval> interval(List<T> clusters, Function<List<T>, OptionalDouble> figure) {
        if (clusters.size() < SMALLEST_SAMPLE) {
            return Optional.empty();
        }
        Random random = new Random(seed);
        double[] values = new double[resamples];
        int defined = 0;
        for (int resample = 0; resample < resamples; resample++) {
            List<T> drawn = new ArrayList<>(clusters.size());
            for (int cluster = 0; cluster < clusters.size(); cluster++) {
                drawn.add(clusters.get(random.nextInt(clusters.size())));
            }
            OptionalDouble value = figure.apply(drawn);
            if (value.isPresent()) {
                values[defined++] = value.getAsDouble();
            }
        }
        if (resamples - defined > LARGEST_UNDEFINED_SHARE * resamples) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        return Optional.of(new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)));
    }

    /** Between two order statistics the value runs straight (type 7 of Hyndman and Fan 1996). */
    static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
