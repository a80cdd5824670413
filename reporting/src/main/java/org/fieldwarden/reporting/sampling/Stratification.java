package org.fieldwarden.reporting.sampling;

/**
 * How a map is divided into strata.
 *
 * @param by whether each kind of change is a stratum or all change is one
 * @param nearMetres width of the stratum of unchanged ground around changes; 0 for none
 */
public record Stratification(By by, double nearMetres) {

    /** What makes a stratum of change. */
    public enum By {
        KIND,
        CHANGE
    }

    public Stratification {
        if (!(nearMetres >= 0 && nearMetres <= 1000)) {
            throw new IllegalArgumentException("The belt around changes is 0 to 1000 m wide, not " + nearMetres);
        }
    }
}
