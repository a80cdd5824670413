package org.fieldwarden.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.ingest.geotiff.Compression;

/**
 * What is to be taken in as one flight.
 *
 * @param inputs GeoTIFFs, folders or ZIPs, at least one
 * @param flownOn local day of the flight
 * @param site what the operator calls the place; may be empty
 * @param bounds box in which the flight must lie, where it is known
 * @param compression of the stored orthophoto
 */
public record IngestRequest(
        List<ReceivedInput> inputs,
        LocalDate flownOn,
        String site,
        Optional<CountyBounds> bounds,
        Compression compression) {

    public IngestRequest {
        inputs = List.copyOf(inputs);
        site = ReceivedFile.readable(site).strip();
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("A flight needs at least one file");
        }
    }
}
