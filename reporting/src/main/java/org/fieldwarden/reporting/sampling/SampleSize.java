package org.fieldwarden.reporting.sampling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many places an audit needs, by Olofsson et al. 2014 (Remote Sensing of Environment 148: 42-57), section 5.1, and
 * how they are shared out. The areas of the strata are the map's; how accurate the map is must be supposed before it is
 * known. Margins are half-widths of 95 % intervals.
 */
public final class SampleSize {

    /** 97.5 % quantile of the normal distribution. */
    public static final double Z95 = 1.959963984540054;

    private static final double ONE_SIDED = 0.05;

    private SampleSize() {}

    /**
     * What is wished for and supposed.
     *
     * @param overallMargin wished for overall accuracy, in (0, 1)
     * @param changeMargin wished for the user's accuracy of each stratum of change, in (0, 1)
     * @param changeAccuracy supposed share of the mapped change that is change, in (0, 1)
     * @param noChangeAccuracy supposed share of the mapped no-change that is none, in (0, 1)
     * @param least places that every stratum gets at least, 2 or more: one place has no spread
     */
    public record Wish(
            double overallMargin, double changeMargin, double changeAccuracy, double noChangeAccuracy, int least) {

        public Wish {
            requireShare(overallMargin, "The margin of overall accuracy");
            requireShare(changeMargin, "The margin of the accuracy of change");
            requireShare(changeAccuracy, "The supposed accuracy of change");
            requireShare(noChangeAccuracy, "The supposed accuracy of no change");
            if (least < 2 || least > 100_000) {
                throw new IllegalArgumentException("A stratum needs 2 to 100000 places, not " + least);
            }
        }

        double accuracyOf(Stratum stratum) {
            return stratum.isChange() ? changeAccuracy : noChangeAccuracy;
        }
    }

    /**
     * Places in all for a standard error of overall accuracy: equation 13, with as many places on the ground as one
     * likes (N without bound).
     */
    public static long forOverall(List<Stratum> strata, Wish wish) {
        double ratio = spread(strata, wish) / (wish.overallMargin() / Z95);
        return (long) Math.ceil(ratio * ratio);
    }

    /** Places in one stratum for a margin of its user's accuracy: equation 6 solved for the number of places. */
    public static long forUsersAccuracy(double accuracy, double margin) {
        requireShare(accuracy, "The supposed accuracy");
        requireShare(margin, "The margin");
        return (long) Math.ceil(accuracy * (1 - accuracy) * Z95 * Z95 / (margin * margin)) + 1;
    }

    /** Places without a single error that prove an accuracy, one-sided at 95 %: 0.99 takes 299. */
    public static long withoutError(double accuracy) {
        requireShare(accuracy, "The accuracy to prove");
        return (long) Math.ceil(Math.log(ONE_SIDED) / Math.log(accuracy));
    }

    /**
     * Shares places out so that every wish may be expected to come true: each stratum gets its part of what overall
     * accuracy needs (in proportion to area times spread, Neyman's allocation, for which equation 13 holds), a stratum
     * of change also what its user's accuracy needs, and every stratum at least the least.
     */
    public static Map<String, Integer> allocate(List<Stratum> strata, Wish wish) {
        double total = total(strata);
        double error = wish.overallMargin() / Z95;
        double perSpread = spread(strata, wish) / (error * error);
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Stratum stratum : strata) {
            double weight = stratum.area().value() / total;
            long forOverall = (long) Math.ceil(weight * spread(wish.accuracyOf(stratum)) * perSpread) + 1;
            long forItself =
                    stratum.isChange() ? forUsersAccuracy(wish.changeAccuracy(), wish.changeMargin()) : wish.least();
            places.put(stratum.code(), Math.toIntExact(Math.max(wish.least(), Math.max(forOverall, forItself))));
        }
        return places;
    }

    /** The margin of overall accuracy that places shared out like this may be expected to give: equation 5. */
    public static double expectedMargin(List<Stratum> strata, Map<String, Integer> places, Wish wish) {
        double total = total(strata);
        double variance = 0;
        for (Stratum stratum : strata) {
            double weight = stratum.area().value() / total;
            double spread = spread(wish.accuracyOf(stratum));
            variance += weight * weight * spread * spread / (places.getOrDefault(stratum.code(), 2) - 1);
        }
        return Z95 * Math.sqrt(variance);
    }

    private static double spread(List<Stratum> strata, Wish wish) {
        double total = total(strata);
        return strata.stream()
                .mapToDouble(stratum -> stratum.area().value() / total * spread(wish.accuracyOf(stratum)))
                .sum();
    }

    private static double spread(double accuracy) {
        return Math.sqrt(accuracy * (1 - accuracy));
    }

    private static double total(List<Stratum> strata) {
        return strata.stream().mapToDouble(stratum -> stratum.area().value()).sum();
    }

    private static void requireShare(double value, String what) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(what + " lies between 0 and 1, not at " + value);
        }
    }
}
