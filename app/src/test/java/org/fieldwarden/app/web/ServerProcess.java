package org.fieldwarden.app.web;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.fieldwarden.app.arrivals.ArrivalQueue;
import org.fieldwarden.app.arrivals.ArrivalWorker;
import org.fieldwarden.app.arrivals.ServerLock;
import org.fieldwarden.ingest.DurableFiles;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.FlightIntake;
import org.fieldwarden.ingest.geotiff.Compression;

/** The server in a process of its own, until it is killed; a comparison takes a while and leaves one file. */
final class ServerProcess {

    private ServerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        FlightCatalogue catalogue = FlightCatalogue.at(folder);
        ServerLock.take(folder).requireHeld();
        ArrivalQueue queue = ArrivalQueue.open(folder.resolve("queue"));
        ArrivalWorker worker = new ArrivalWorker(
                queue,
                new FlightIntake(catalogue, Clock.systemUTC()),
                (flight, progress) -> {
                    for (int block = 0; block < 10; block++) {
                        progress.blocks(block, 10);
                        rest();
                    }
                    Path results = WebServer.resultsFolder(catalogue).resolve(flight.value());
                    try {
                        Files.createDirectories(results);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    DurableFiles.write(results.resolve("summary.json"), "{}");
                    return "compared";
                },
                new ArrivalWorker.Settings(
                        Optional.empty(), Compression.DEFLATE, flight -> {}, Duration.ofMillis(100)));
        WebServer server = WebServer.start(catalogue, queue, new WebServer.Address("127.0.0.1", 0));
        worker.start();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(server.port());
        Thread.sleep(Duration.ofMinutes(10).toMillis());
        worker.close();
    }

    private static void rest() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
