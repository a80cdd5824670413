package org.fieldwarden.app.distribution;

import java.nio.file.Path;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;

/**
 * Where a worker finds a flight, and by what it knows that it is the right one.
 *
 * @param path absolute; every machine must see the file under it
 * @param contentHash lower-case hex SHA-256 of the file
 */
record FlightFile(Path path, FlightId id, AcquisitionDate flownOn, String contentHash) {

    FlightFile {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("Machines share absolute paths only: " + path);
        }
    }

    static FlightFile of(Path path, Flight flight) {
        return new FlightFile(path.toAbsolutePath().normalize(), flight.id(), flight.flownOn(), flight.contentHash());
    }
}
