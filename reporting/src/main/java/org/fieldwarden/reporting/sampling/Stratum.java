package org.fieldwarden.reporting.sampling;

import org.fieldwarden.core.SquareMetres;

/**
 * A part of the map that is sampled by itself.
 *
 * @param code name in files: a kind of change, {@code change}, {@code near-change} or {@code no-change}
 * @param mapClass what the map says of all its ground: a kind of change, {@code change} or {@code no-change}
 * @param area on the ellipsoid
 */
public record Stratum(String code, String mapClass, SquareMetres area) {

    /** Observed ground that the map calls unchanged. */
    public static final String NO_CHANGE = "no-change";
    /** Unchanged ground close to a change, where what was missed is likely to lie. */
    public static final String NEAR_CHANGE = "near-change";
    /** All changes as one. */
    public static final String CHANGE = "change";

    public Stratum {
        if (!(area.value() > 0)) {
            throw new IllegalArgumentException("A stratum has some ground: " + code);
        }
    }

    /** Whether the map says that this ground changed. */
    public boolean isChange() {
        return !mapClass.equals(NO_CHANGE);
    }
}
