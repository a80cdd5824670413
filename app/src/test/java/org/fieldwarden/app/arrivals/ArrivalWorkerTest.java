package org.fieldwarden.app.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.StorageException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.FlightIntake;
import org.fieldwarden.ingest.ReceivedInput;
import org.fieldwarden.ingest.geotiff.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArrivalWorkerTest {

    private static final Instant NOW = Instant.parse("2026-10-06T00:00:00Z");

    private final Path folder;
    private final FlightCatalogue catalogue;
    private final List<FlightId> announced = Collections.synchronizedList(new ArrayList<>());

    ArrivalWorkerTest(@TempDir Path folder) {
        this.folder = folder;
        catalogue = FlightCatalogue.at(folder.resolve("catalogue"));
    }

    private ArrivalQueue queue() {
        return ArrivalQueue.open(folder.resolve("catalogue/queue"));
    }

    private ArrivalWorker worker(ArrivalQueue queue, FlightComparison comparison) {
        ArrivalWorker worker = new ArrivalWorker(
                queue,
                new FlightIntake(catalogue, Clock.systemUTC()),
                comparison,
                new ArrivalWorker.Settings(
                        Optional.empty(),
                        Compression.DEFLATE,
                        flight -> announced.add(flight.flight().id()),
                        Duration.ofMillis(10)));
        worker.start();
        return worker;
    }

    private Arrival arrival(String id, Path file) {
        return Arrival.waiting(
                new FlightId(id),
                new Arrival.Cargo(
                        List.of(new ReceivedInput(file, file.getFileName().toString())),
                        LocalDate.of(2026, 10, 5),
                        "河东",
                        Optional.empty()),
                NOW.plusSeconds(id.length()));
    }

    private static Arrival.Status settled(ArrivalQueue queue, String id) throws InterruptedException {
        Patience.until(id + " to be settled", () -> !status(queue, id).state().isOpen());
        return status(queue, id);
    }

    private static Arrival.Status status(ArrivalQueue queue, String id) {
        return queue.list().stream()
                .filter(arrival -> arrival.id().value().equals(id))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void arrivalIsStoredAnnouncedAndCompared() throws Exception {
        ArrivalQueue queue = queue();
        queue.add(arrival("a", SmallFlight.write(folder.resolve("a.tif"), 80, 1)));

        try (ArrivalWorker worker = worker(queue, (flight, progress) -> "3 changes of " + flight)) {
            Arrival.Status status = settled(queue, "a");

            assertThat(worker).isNotNull();
            assertThat(status.state()).isEqualTo(ArrivalState.DONE);
            FlightId flight = status.flight().orElseThrow();
            assertThat(status.message()).isEqualTo("3 changes of " + flight);
            assertThat(announced).containsExactly(flight);
            assertThat(catalogue.find(flight)).isPresent();
            assertThat(status(queue(), "a")).isEqualTo(status);
        }
    }

    @Test
    void badFilesDoNotStopTheNext() throws Exception {
        ArrivalQueue queue = queue();
        queue.add(arrival("a", Files.writeString(folder.resolve("notes.tif"), "no picture")));
        queue.add(arrival("ab", folder.resolve("gone.tif")));
        queue.add(arrival("abc", SmallFlight.write(folder.resolve("c.tif"), 80, 1)));

        try (ArrivalWorker worker = worker(queue, (flight, progress) -> "")) {
            assertThat(worker).isNotNull();
            assertThat(settled(queue, "abc").state()).isEqualTo(ArrivalState.DONE);
        }
        assertThat(status(queue, "a").state()).isEqualTo(ArrivalState.REFUSED);
        assertThat(status(queue, "a").message()).contains("notes.tif").contains("not a TIFF");
        assertThat(status(queue, "ab").message()).contains("gone.tif");
    }

    @Test
    void flightWithoutBaselineIsKept() throws Exception {
        ArrivalQueue queue = queue();
        queue.add(arrival("a", SmallFlight.write(folder.resolve("a.tif"), 80, 1)));

        try (ArrivalWorker worker = worker(queue, (flight, progress) -> {
            throw new FlightComparison.NoBaselineException("nothing earlier");
        })) {
            assertThat(worker).isNotNull();
            assertThat(settled(queue, "a").state()).isEqualTo(ArrivalState.NO_BASELINE);
        }
        assertThat(catalogue.list()).hasSize(1);
    }

    @Test
    void errorOfOursIsShownAndTheNextGoesOn() throws Exception {
        ArrivalQueue queue = queue();
        queue.add(arrival("a", SmallFlight.write(folder.resolve("a.tif"), 80, 1)));
        queue.add(arrival("ab", SmallFlight.write(folder.resolve("b.tif"), 80, 2)));

        try (ArrivalWorker worker = worker(queue, (flight, progress) -> {
            if (announced.size() == 1) {
                throw new IllegalStateException("a mistake");
            }
            return "";
        })) {
            assertThat(worker).isNotNull();
            assertThat(settled(queue, "ab").state()).isEqualTo(ArrivalState.DONE);
        }
        assertThat(status(queue, "a").state()).isEqualTo(ArrivalState.FAILED);
        assertThat(status(queue, "a").message()).contains("a mistake");

        ArrivalQueue later = queue();
        later.reopenFailed();
        assertThat(status(later, "a").state()).isEqualTo(ArrivalState.COMPARING);
        assertThat(status(later, "ab").state()).isEqualTo(ArrivalState.DONE);
    }

    @Test
    void fullDiskIsWaitedFor() throws Exception {
        ArrivalQueue queue = queue();
        queue.add(arrival("a", SmallFlight.write(folder.resolve("a.tif"), 80, 1)));
        List<String> tries = Collections.synchronizedList(new ArrayList<>());

        try (ArrivalWorker worker = worker(queue, (flight, progress) -> {
            tries.add(flight.value());
            if (tries.size() < 3) {
                throw new StorageException("Cannot write results (no space); free space");
            }
            Trouble trouble = queue.troubles().list().get(0);
            return trouble.place().name() + " waited " + trouble.times() + " times: " + trouble.message();
        })) {
            assertThat(worker).isNotNull();
            assertThat(settled(queue, "a").message())
                    .isEqualTo("a.tif waited 2 times: Cannot write results (no space); free space");
            Patience.until(
                    "the trouble to be over", () -> queue.troubles().list().isEmpty());
        }
        assertThat(tries).hasSize(3);
        assertThat(announced).hasSize(1);
    }

    @Test
    void brokerThatIsAwayIsWaitedFor() throws Exception {
        ArrivalQueue queue = queue();
        queue.add(arrival("a", SmallFlight.write(folder.resolve("a.tif"), 80, 1)));
        AtomicInteger tries = new AtomicInteger();
        ArrivalWorker.Settings settings = new ArrivalWorker.Settings(
                Optional.empty(),
                Compression.DEFLATE,
                flight -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new UsageException("No broker answers; start it");
                    }
                },
                Duration.ofMillis(10));

        try (ArrivalWorker worker = new ArrivalWorker(
                queue,
                new FlightIntake(catalogue, Clock.systemUTC()),
                (flight, progress) -> queue.troubles().list().toString(),
                settings)) {
            worker.start();
            assertThat(settled(queue, "a").message()).contains("No broker answers", "times=2");
        }
        assertThat(status(queue, "a").state()).isEqualTo(ArrivalState.DONE);
        assertThat(catalogue.list()).hasSize(1);
    }

    @Test
    void stateThatCannotBeWrittenIsShownAndTriedAgain() throws Exception {
        ArrivalQueue queue = queue();
        queue.add(arrival("a", SmallFlight.write(folder.resolve("a.tif"), 80, 1)));
        Path states = folder.resolve("catalogue/queue");
        Path away = folder.resolve("catalogue/queue-away");
        AtomicInteger tries = new AtomicInteger();

        try (ArrivalWorker worker = worker(queue, (flight, progress) -> {
            if (tries.incrementAndGet() == 1) {
                move(states, away);
            }
            return "compared";
        })) {
            assertThat(worker).isNotNull();
            Patience.until(
                    "the trouble to be shown",
                    () -> queue.troubles().list().stream()
                            .anyMatch(trouble -> trouble.place().name().equals("a.tif")
                                    && trouble.times() >= 2
                                    && trouble.message().contains("Cannot write " + states.resolve("a.json"))));
            move(away, states);
            assertThat(settled(queue, "a").message()).isEqualTo("compared");
        }
        assertThat(status(queue(), "a").state()).isEqualTo(ArrivalState.DONE);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void failureThatCannotBePutIntoWordsIsNotTriedForEver() throws Exception {
        ArrivalQueue queue = queue();
        queue.add(arrival("a", SmallFlight.write(folder.resolve("a.tif"), 80, 1)));
        queue.add(arrival("ab", SmallFlight.write(folder.resolve("b.tif"), 80, 2)));

        try (ArrivalWorker worker = worker(queue, (flight, progress) -> {
            if (announced.size() == 1) {
                throw new SpeechlessException();
            }
            return "";
        })) {
            assertThat(worker).isNotNull();
            assertThat(settled(queue, "ab").state()).isEqualTo(ArrivalState.DONE);
        }
        assertThat(status(queue, "a").state()).isEqualTo(ArrivalState.FAILED);
        assertThat(status(queue, "a").message()).contains("no words");
    }

    /** A mistake in telling of a mistake. */
    private static final class SpeechlessException extends RuntimeException {

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    @Test
    void comparisonGoesOnAfterARestartWithoutTheFiles() throws Exception {
        Path file = SmallFlight.write(folder.resolve("a.tif"), 80, 1);
        ArrivalQueue first = queue();
        first.add(arrival("a", file));
        // The first process stops while it compares; its queue is on the disk.
        try (ArrivalWorker worker = worker(first, (flight, progress) -> {
            progress.blocks(1, 4);
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("stopped");
        })) {
            assertThat(worker).isNotNull();
            Patience.until("progress", () -> status(first, "a").all() == 4);
        }
        Files.delete(file);
        ArrivalQueue second = queue();
        assertThat(status(second, "a").state()).isEqualTo(ArrivalState.COMPARING);

        try (ArrivalWorker worker = worker(second, (flight, progress) -> "done")) {
            assertThat(worker).isNotNull();
            assertThat(settled(second, "a").message()).isEqualTo("done");
        }
        assertThat(announced).hasSize(1);
    }

    @Test
    void filesOfOursAreRemovedOnceTheyAreInTheCatalogue() throws Exception {
        Path owned = Files.createDirectories(folder.resolve("catalogue/arrivals/a"));
        Path file = SmallFlight.write(owned.resolve("0.bin"), 80, 1);
        ArrivalQueue queue = queue();
        queue.add(Arrival.waiting(
                new FlightId("a"),
                new Arrival.Cargo(
                        List.of(new ReceivedInput(file, "a.tif")), LocalDate.of(2026, 10, 5), "", Optional.of(owned)),
                NOW));

        try (ArrivalWorker worker = worker(queue, (flight, progress) -> "")) {
            assertThat(worker).isNotNull();
            settled(queue, "a");
            Patience.until("the files to go", () -> !Files.exists(owned));
        }
    }

    @Test
    void secondServerIsKeptAway() {
        try (ServerLock lock = ServerLock.take(folder)) {
            lock.requireHeld();
            assertThatThrownBy(() -> ServerLock.take(folder)).hasMessageContaining("Another server");
        }
        ServerLock.take(folder).close();
    }
}
