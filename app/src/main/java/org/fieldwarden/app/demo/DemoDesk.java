package org.fieldwarden.app.demo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.app.arrivals.Arrival;
import org.fieldwarden.app.arrivals.ArrivalQueue;
import org.fieldwarden.app.arrivals.ArrivalState;
import org.fieldwarden.app.arrivals.ArrivalWorker;
import org.fieldwarden.app.arrivals.PairComparison;
import org.fieldwarden.app.web.WebServer;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.FlightIntake;
import org.fieldwarden.ingest.geotiff.Compression;

/** The server of the demonstration, as {@code serve} starts it, on a free port of this machine. */
final class DemoDesk implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ArrivalQueue queue;
    private final ArrivalWorker worker;
    private final WebServer server;

    private DemoDesk(ArrivalQueue queue, ArrivalWorker worker, WebServer server) {
        this.queue = queue;
        this.worker = worker;
        this.server = server;
    }

    static DemoDesk open(FlightCatalogue catalogue, PairComparison comparison) {
        ArrivalQueue queue = ArrivalQueue.open(catalogue.folder().resolve("queue"));
        ArrivalWorker worker = new ArrivalWorker(
                queue,
                new FlightIntake(catalogue, Clock.systemUTC()),
                comparison,
                new ArrivalWorker.Settings(Optional.empty(), Compression.DEFLATE, flight -> {}, RETRY));
        WebServer server = WebServer.start(catalogue, queue, new WebServer.Address(HOST, 0));
        worker.start();
        return new DemoDesk(queue, worker, server);
    }

    URI address() {
        return URI.create("http://" + HOST + ":" + server.port() + "/");
    }

    /** How many flights have come so far, settled or not. */
    int arrivals() {
        return queue.list().size();
    }

    /**
     * Waits until a number of flights have come and all are settled.
     *
     * @return the flight that was settled last
     * @throws InputDataException where one was refused
     */
    FlightId await(int arrivals) {
        while (true) {
            List<Arrival> all = queue.list();
            all.stream().limit(Math.max(0, all.size() - arrivals + 1)).forEach(DemoDesk::requireTaken);
            if (all.size() >= arrivals
                    && all.stream().noneMatch(one -> one.status().state().isOpen())) {
                return all.get(0).status().flight().orElseThrow();
            }
            pause();
        }
    }

    private static void requireTaken(Arrival arrival) {
        ArrivalState state = arrival.status().state();
        if (state == ArrivalState.REFUSED || state == ArrivalState.FAILED) {
            throw new InputDataException(
                    arrival.id().value(), "demo", arrival.status().message());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the server", e);
        }
    }

    @Override
    public void close() {
        worker.close();
        server.close();
    }
}
