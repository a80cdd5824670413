package org.fieldwarden.reporting.audit;

/**
 * What a count of successes proves of the true share: the exact one-sided bounds of Clopper and Pearson 1934. Of 160
 * checked leads without an error one may claim, at 95 %, that at least 98.1 % are right.
 *
 * <p>Valid for independent trials. Objects of one pair are alike, so a bound over them is somewhat too good.
 *
 * @param successes 0 to {@code trials}
 * @param trials at least 1
 */
public record ClopperPearson(long successes, long trials) {

    /** Confidence of the one-sided bounds. */
    public static final double CONFIDENCE = 0.95;

    /** Halvings of [0, 1]; more than a double can tell apart. */
    private static final int HALVINGS = 60;

    private static final int MOST_TERMS = 100_000;
    private static final double PRECISION = 1e-15;
    private static final double TINY = 1e-300;

    /** Lanczos' coefficients for g = 7, n = 9 (Press et al., Numerical Recipes, section 6.1; Godfrey 2001). */
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    public ClopperPearson {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("Not a sample: " + successes + " of " + trials);
        }
    }

    /** The share that the true one is not below: the largest p at which so many successes are still a 5 % surprise. */
    public double lowerBound() {
        return successes == 0 ? 0 : betaQuantile(1 - CONFIDENCE, (double) successes, trials - successes + 1.0);
    }

    /** The share that the true one is not above. */
    public double upperBound() {
        return successes == trials ? 1 : betaQuantile(CONFIDENCE, successes + 1.0, (double) trials - successes);
    }

    private static double betaQuantile(double share, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (betaShare(middle, a, b) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The regularised incomplete beta function (Press et al., section 6.4). */
    static double betaShare(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        // The fraction converges fast on this side of the mean; the other side is its mirror.
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** Continued fraction by Lentz' method. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return value;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    private static double logGamma(double x) {
        double shifted = x - 1;
        double series = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            series += LANCZOS[i] / (shifted + i);
        }
        double t = shifted + 7.5;
        return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series);
    }
}
