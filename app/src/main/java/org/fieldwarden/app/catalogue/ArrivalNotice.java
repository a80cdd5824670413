package org.fieldwarden.app.catalogue;

import java.time.Instant;
import org.fieldwarden.core.Flight;
import org.fieldwarden.georef.kafka.FlightPublisher;

/** Tells other systems that a flight was taken into the catalogue. */
public final class ArrivalNotice {

    private ArrivalNotice() {}

    /** Sends the event; returns once the broker has acknowledged it. Told twice it is one event, by its id. */
    public static void send(String bootstrapServers, Flight flight) {
        try (FlightPublisher publisher = FlightPublisher.open(bootstrapServers)) {
            publisher.arrived(flight, Instant.now());
        }
    }
}
