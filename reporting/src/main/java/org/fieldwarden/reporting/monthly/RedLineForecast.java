package org.fieldwarden.reporting.monthly;

import java.util.List;
import java.util.Optional;

/**
 * What a yearly sum of farmland may come to by the end of December, if the months that are left are like those so far:
 * months are taken as independent draws of one distribution, and the interval is the prediction interval of Student's t
 * for a sum of new draws (Hahn and Meeker 1991, section 4.8, "sum of future observations"). It knows nothing of seasons.
 *
 * @param mu expected sum of the year
 * @param low lower end of the 80 % interval, never below what there is already
 * @param high upper end
 */
public record RedLineForecast(double mu, double low, double high) {

    /** Fewer months say too little. */
    public static final int FEWEST_MONTHS = 3;

    private static final int MONTHS = 12;

    /** 90 % quantiles of Student's t for 2 to 11 degrees of freedom. */
    private static final double[] T90 = {1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.3830, 1.3722, 1.3634
    };

    /**
     * The forecast from the months so far; empty where they are fewer than {@link #FEWEST_MONTHS}.
     *
     * @param months sums of the months with flights, mu, at most 12
     * @param left how many months are left in the year
     */
    public static Optional<RedLineForecast> of(List<Double> months, int left) {
        int known = months.size();
        if (known < FEWEST_MONTHS) {
            return Optional.empty();
        }
        if (known + left > MONTHS || left < 0) {
            throw new IllegalArgumentException("A year has twelve months: " + known + " and " + left + " left");
        }
        double sum = months.stream().mapToDouble(Double::doubleValue).sum();
        double mean = sum / known;
        double squares =
                months.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        double deviation = Math.sqrt(squares / (known - 1));
        double reach = T90[known - FEWEST_MONTHS] * deviation * Math.sqrt(left + (double) left * left / known);
        double expected = sum + left * mean;
        return Optional.of(new RedLineForecast(expected, Math.max(sum, expected - reach), expected + reach));
    }
}
