package org.fieldwarden.app.arrivals;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.ingest.ReceivedInput;

/**
 * Files of one flight that came in, and what has become of them.
 *
 * @param id safe as a file name; the same files handed over twice have the same id
 * @param cargo what came
 * @param since when it came
 * @param status how far it is
 */
public record Arrival(FlightId id, Cargo cargo, Instant since, Status status) {

    /**
     * What came.
     *
     * @param inputs files, at least one
     * @param owned folder of the inputs that is removed once they are in the catalogue; empty where they are somebody
     *     else's
     */
    public record Cargo(List<ReceivedInput> inputs, LocalDate flownOn, String site, Optional<Path> owned) {
        public Cargo {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * How far an arrival is.
     *
     * @param message for the operator; empty where there is nothing to say
     * @param flight its id in the catalogue, once it is there
     * @param done tiles or blocks that are done
     * @param all tiles or blocks in all; 0 where that is not known yet
     */
    public record Status(ArrivalState state, String message, Optional<FlightId> flight, long done, long all) {

        public static final Status WAITING = new Status(ArrivalState.WAITING, "", Optional.empty(), 0, 0);

        Status to(ArrivalState next, String text) {
            return new Status(next, text, flight, 0, 0);
        }

        Status stored(FlightId id) {
            return new Status(ArrivalState.COMPARING, "", Optional.of(id), 0, 0);
        }

        Status progress(long part, long whole) {
            return new Status(state, message, flight, part, whole);
        }
    }

    public static Arrival waiting(FlightId id, Cargo cargo, Instant since) {
        return new Arrival(id, cargo, since, Status.WAITING);
    }

    Arrival with(Status next) {
        return new Arrival(id, cargo, since, next);
    }
}
