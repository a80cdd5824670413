package org.fieldwarden.models.tuning;

import java.util.Locale;

/**
 * A count out of a count, with its 95 % interval (Wilson 1927).
 *
 * @param count how many
 * @param of out of how many, may be 0
 */
public record Share(int count, int of) {

    private static final double Z = 1.959964;

    public Share {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException(count + " out of " + of);
        }
    }

    /** Lower end of the interval; 0 where there is nothing to count. */
    public double lower() {
        return of == 0 ? 0 : Math.max(0, middle() - half());
    }

    /** Upper end of the interval; 1 where there is nothing to count. */
    public double upper() {
        return of == 0 ? 1 : Math.min(1, middle() + half());
    }

    private double middle() {
        return (count + Z * Z / 2) / (of + Z * Z);
    }

    private double half() {
        double share = (double) count / of;
        return Z / (of + Z * Z) * Math.sqrt(of * share * (1 - share) + Z * Z / 4);
    }

    /** For people, for example {@code 18 of 24 (55 to 88 %)}. */
    @Override
    public String toString() {
        return of == 0
                ? "none to count"
                : String.format(Locale.ROOT, "%d of %d (%.0f to %.0f %%)", count, of, 100 * lower(), 100 * upper());
    }
}
