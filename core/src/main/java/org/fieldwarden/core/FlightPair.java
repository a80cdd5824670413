package org.fieldwarden.core;

/**
 * A baseline flight and a later flight over the same site.
 *
 * @param baseline the earlier reference flight
 * @param current the flight that is compared with it
 */
public record FlightPair(Flight baseline, Flight current) {

    /** Stable text that names this comparison: the two flights' content, in order. */
    public String key() {
        return baseline.contentHash() + ":" + current.contentHash();
    }
}
