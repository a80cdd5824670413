package org.fieldwarden.app.arrivals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.DurableFiles;

/**
 * All arrivals, one file each, so that a restart goes on where it stopped. What is added is on the disk when the call
 * returns. Safe for use by several threads of one process.
 */
public final class ArrivalQueue {

    private static final String JSON = ".json";

    private final Path folder;
    private final Troubles troubles = new Troubles(Clock.systemUTC());
    private final Map<String, Arrival> arrivals = new TreeMap<>();

    private ArrivalQueue(Path folder) {
        this.folder = folder;
    }

    /** The queue in a folder, with what an earlier process left. */
    public static ArrivalQueue open(Path folder) {
        ArrivalQueue queue = new ArrivalQueue(DurableFiles.folder(folder));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(JSON)).toList()) {
                Arrival arrival = ArrivalJson.read(Files.readString(file), file);
                queue.arrivals.put(arrival.id().value(), arrival);
            }
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot read the queue in " + folder + " (" + e.getMessage() + "); check the folder");
        }
        return queue;
    }

    /** Adds an arrival; one that is known already changes nothing. */
    public synchronized void add(Arrival arrival) {
        if (!arrivals.containsKey(arrival.id().value())) {
            keep(arrival);
            notifyAll();
        }
    }

    /** Tries what failed by an error of ours again; an update may have put it right. */
    public synchronized void reopenFailed() {
        for (Arrival arrival : List.copyOf(arrivals.values())) {
            Arrival.Status status = arrival.status();
            if (status.state() == ArrivalState.FAILED) {
                keep(arrival.with(
                        status.to(status.flight().isPresent() ? ArrivalState.COMPARING : ArrivalState.WAITING, "")));
            }
        }
    }

    /** What keeps arrivals from coming in or going on. */
    public Troubles troubles() {
        return troubles;
    }

    public synchronized boolean knows(FlightId id) {
        return arrivals.containsKey(id.value());
    }

    /** All arrivals, latest first. */
    public synchronized List<Arrival> list() {
        return arrivals.values().stream()
                .sorted(Comparator.comparing(Arrival::since)
                        .thenComparing(arrival -> arrival.id().value())
                        .reversed())
                .toList();
    }

    /** The oldest arrival with something left to do; waits for one. */
    synchronized Arrival next() throws InterruptedException {
        while (true) {
            Optional<Arrival> oldest = arrivals.values().stream()
                    .filter(arrival -> arrival.status().state().isOpen())
                    .min(Comparator.comparing(Arrival::since)
                            .thenComparing(arrival -> arrival.id().value()));
            if (oldest.isPresent()) {
                return oldest.get();
            }
            wait();
        }
    }

    /** Keeps what has become of an arrival. */
    synchronized void keep(Arrival arrival) {
        DurableFiles.write(folder.resolve(arrival.id() + JSON), ArrivalJson.write(arrival));
        arrivals.put(arrival.id().value(), arrival);
    }

    /** Shows progress without keeping it: it is counted anew after a restart. */
    synchronized void show(Arrival arrival) {
        arrivals.put(arrival.id().value(), arrival);
    }
}
