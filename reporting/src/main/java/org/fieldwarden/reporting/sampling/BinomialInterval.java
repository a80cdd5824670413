package org.fieldwarden.reporting.sampling;

import java.util.function.DoubleUnaryOperator;

/**
 * Exact two-sided 95 % interval of a share (Clopper and Pearson 1934). Unlike 1.96 standard errors it does not shrink to
 * nothing where every point, or none, is a hit: 0 errors in 160 points leave up to 2.3 % in error.
 *
 * @param low in [0, 1]
 * @param high in [0, 1]
 */
public record BinomialInterval(double low, double high) {

    private static final double TAIL = 0.025;
    private static final int HALVINGS = 60;

    static BinomialInterval of(int hits, int points) {
        if (hits < 0 || hits > points || points < 1) {
            throw new IllegalArgumentException(hits + " of " + points + " is no share");
        }
        double low = hits == 0 ? 0 : root(share -> 1 - atMost(hits - 1, points, share) - TAIL);
        double high = hits == points ? 1 : root(share -> TAIL - atMost(hits, points, share));
        return new BinomialInterval(low, high);
    }

    /** Where a rising function crosses zero in [0, 1]. */
    private static double root(DoubleUnaryOperator rising) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < HALVINGS; step++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Probability of at most so many hits; summed in logarithms, because the terms of large samples underflow. */
    private static double atMost(int hits, int points, double share) {
        double sum = 0;
        double logChoose = 0;
        for (int count = 0; count <= hits; count++) {
            if (count > 0) {
                logChoose += Math.log((points - count + 1.0) / count);
            }
            sum += Math.exp(logChoose + count * Math.log(share) + (points - count) * Math.log1p(-share));
        }
        return Math.min(1, sum);
    }
}
