package org.fieldwarden.app.arrivals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.StorageException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.CountyBounds;
import org.fieldwarden.ingest.FlightIntake;
import org.fieldwarden.ingest.IngestRequest;
import org.fieldwarden.ingest.geotiff.Compression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes arrivals from the queue one at a time: into the catalogue, then compared. Killed at any moment, it goes on at the
 * next start: both steps, done again, change nothing that is there. When the disk is full or the broker away it waits,
 * longer each time, and tries again; the queue's troubles say so.
 */
public final class ArrivalWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivalWorker.class);

    private static final Trouble.Place CLEARING = new Trouble.Place(Trouble.Work.CLEARING, "");

    /** Times the first pause: with 30 s a disk that has room again is noticed within 8 minutes. */
    private static final int LONGEST_PAUSE = 16;

    private final ArrivalQueue queue;
    private final FlightIntake intake;
    private final FlightComparison comparison;
    private final Settings settings;
    private final Thread thread;

    /**
     * How arrivals are taken in.
     *
     * @param bounds box in which every flight must lie
     * @param compression of the stored orthophotos
     * @param announce tells other systems of a flight that was taken in; a usage exception of it is tried again
     * @param retry how long to wait when the disk is full or the broker away; each next pause is twice as long, at most
     *     16 times that
     */
    public record Settings(
            Optional<CountyBounds> bounds,
            Compression compression,
            Consumer<CatalogueFlight> announce,
            Duration retry) {}

    /** A worker that rests until it is started; the caller closes it. */
    public ArrivalWorker(ArrivalQueue queue, FlightIntake intake, FlightComparison comparison, Settings settings) {
        this.queue = queue;
        this.intake = intake;
        this.comparison = comparison;
        this.settings = settings;
        thread = new Thread(this::run, "arrivals");
        thread.setDaemon(true);
    }

    /** Starts to work, on a thread of its own. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                clear();
                take(queue.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Files that cannot be removed do not hold up the flights; they are tried again after each. */
    private void clear() {
        try {
            removeSettled();
            queue.troubles().over(CLEARING);
        } catch (StorageException e) {
            queue.troubles().outside(CLEARING, e);
            LOG.warn("Files of settled arrivals stay for now: {}", e.getMessage());
        } catch (RuntimeException e) {
            queue.troubles().ours(CLEARING, e);
            LOG.error("Files of settled arrivals could not be removed by an error of ours", e);
        }
    }

    /** Files of ours are needed no longer once their arrival is settled; what failed by an error of ours is kept. */
    private void removeSettled() {
        for (Arrival arrival : queue.list()) {
            ArrivalState state = arrival.status().state();
            if (!state.isOpen() && state != ArrivalState.FAILED) {
                remove(arrival.cargo().owned());
            }
        }
    }

    /** Only what a disk, a share or a broker does is tried again: anything else would do the same again. */
    private void take(Arrival arrival) throws InterruptedException {
        Trouble.Place place = place(arrival);
        try {
            work(arrival);
            queue.troubles().over(place);
        } catch (StorageException | UntoldException e) {
            Trouble trouble = queue.troubles().outside(place, e);
            LOG.warn("Arrival {} waits ({} times): {}", arrival.id(), trouble.times(), e.getMessage());
            Thread.sleep(pause(trouble.times()));
        } catch (RuntimeException | Error unkept) {
            LOG.error("What became of arrival {} could not be kept", arrival.id(), unkept);
            queue.troubles().over(place);
            queue.show(failed(arrival, unkept));
        }
    }

    private static Trouble.Place place(Arrival arrival) {
        return new Trouble.Place(
                Trouble.Work.ARRIVAL, arrival.cargo().inputs().get(0).name());
    }

    private long pause(int times) {
        return settings.retry().toMillis() * Math.min(LONGEST_PAUSE, 1 << Math.min(times - 1, 30));
    }

    private static Arrival failed(Arrival arrival, Throwable failure) {
        return arrival.with(arrival.status().to(ArrivalState.FAILED, String.valueOf(failure)));
    }

    /** The border at which any failure becomes a state that people see: one bad flight must not stop the next. */
    private void work(Arrival arrival) {
        Arrival now = arrival;
        try {
            if (now.status().flight().isEmpty()) {
                now = stored(now);
            }
            now = compared(now);
        } catch (StorageException | UntoldException e) {
            throw e;
        } catch (InputDataException | UsageException refusal) {
            LOG.info("Arrival {} refused: {}", now.id(), refusal.getMessage());
            queue.keep(now.with(now.status().to(ArrivalState.REFUSED, String.valueOf(refusal.getMessage()))));
        } catch (RuntimeException | Error failure) {
            if (Thread.currentThread().isInterrupted()) {
                return; // the server stops; the next start goes on
            }
            LOG.error("Arrival {} failed", now.id(), failure);
            queue.keep(failed(now, failure));
        }
    }

    private Arrival stored(Arrival arrival) {
        Arrival storing = arrival.with(arrival.status().to(ArrivalState.STORING, ""));
        queue.keep(storing);
        Arrival.Cargo cargo = arrival.cargo();
        CatalogueFlight flight = intake.receive(
                new IngestRequest(
                        cargo.inputs(), cargo.flownOn(), cargo.site(), settings.bounds(), settings.compression()),
                (tiles, all) -> queue.show(storing.with(storing.status().progress(tiles, all))));
        announce(flight);
        Arrival comparing = storing.with(storing.status().stored(flight.flight().id()));
        queue.keep(comparing);
        return comparing;
    }

    private void announce(CatalogueFlight flight) {
        try {
            settings.announce().accept(flight);
        } catch (UsageException away) {
            throw new UntoldException(away);
        }
    }

    private Arrival compared(Arrival arrival) {
        FlightId flight = arrival.status().flight().orElseThrow();
        Arrival result;
        try {
            String message = comparison.compare(
                    flight,
                    (done, all) -> queue.show(arrival.with(arrival.status().progress(done, all))));
            result = arrival.with(arrival.status().to(ArrivalState.DONE, message));
        } catch (FlightComparison.NoBaselineException alone) {
            result = arrival.with(arrival.status().to(ArrivalState.NO_BASELINE, String.valueOf(alone.getMessage())));
        }
        queue.keep(result);
        return result;
    }

    private static void remove(Optional<Path> owned) {
        if (owned.isEmpty() || !Files.exists(owned.get())) {
            return;
        }
        try (Stream<Path> found = Files.walk(owned.get())) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StorageException("Cannot remove the files of an arrival in " + owned.get() + " (" + e.getMessage()
                    + "); check the folder's permission");
        }
    }

    /** Stops; what was in hand is taken up again at the next start. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
