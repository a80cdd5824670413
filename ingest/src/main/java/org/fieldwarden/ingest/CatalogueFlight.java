package org.fieldwarden.ingest;

import java.time.Instant;
import java.util.List;
import org.fieldwarden.core.Flight;

/**
 * A flight that the catalogue keeps.
 *
 * @param flight its id, day, grid and content
 * @param site what the operator calls the place; may be empty
 * @param coverage which ground it observed
 * @param parts the files it was made of, in the order in which they give pixels
 * @param stored the stored orthophoto
 */
public record CatalogueFlight(Flight flight, String site, Coverage coverage, List<ReceivedFile> parts, Stored stored) {

    /**
     * The stored orthophoto.
     *
     * @param bytes its length
     * @param since when it was taken into the catalogue
     */
    public record Stored(long bytes, Instant since) {}

    public CatalogueFlight {
        parts = List.copyOf(parts);
        site = ReceivedFile.readable(site).strip();
        if (!flight.flownOn().isKnown()) {
            throw new IllegalArgumentException("A flight in the catalogue has a known day: " + flight.id());
        }
    }
}
