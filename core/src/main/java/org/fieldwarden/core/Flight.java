package org.fieldwarden.core;

/**
 * One acquisition of a site on one date, kept as an orthophoto.
 *
 * @param grid the orthophoto's own pixel grid
 * @param contentHash lower-case hex SHA-256 of the orthophoto file
 */
public record Flight(FlightId id, AcquisitionDate flownOn, PixelGrid grid, String contentHash) {

    public Flight {
        if (!contentHash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Content hash must be a lower-case hex SHA-256: " + contentHash);
        }
    }

    public FlightReference reference() {
        return new FlightReference(id, flownOn);
    }
}
