package org.fieldwarden.reporting.dossier;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.reporting.paper.PaperPicture;

/**
 * What stands behind a dossier beside the register.
 *
 * @param pictures of both dates and of the surroundings; empty where the flights are not at hand
 * @param flightHashes SHA-256 of the orthophotos that are at hand
 */
public record Evidence(Optional<Pictures> pictures, Map<FlightId, String> flightHashes) {

    /** Without any flight at hand. */
    public static final Evidence NONE = new Evidence(Optional.empty(), Map.of());

    /**
     * Pictures of the ground.
     *
     * @param before on the baseline flight
     * @param after on the current flight, same ground and scale
     * @param surroundings the current flight further around
     */
    public record Pictures(PaperPicture before, PaperPicture after, PaperPicture surroundings) {}

    public Evidence {
        Map<FlightId, String> sorted = new TreeMap<>(Comparator.comparing(FlightId::value));
        sorted.putAll(flightHashes);
        flightHashes = Collections.unmodifiableMap(sorted);
    }
}
