package org.fieldwarden.app.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WatchFolderTest {

    private final Path folder;
    private final Path watched;
    private final ArrivalQueue queue;
    private final MovedClock clock = new MovedClock();
    private final WatchFolder watch;

    /** A clock that moves when it is told to. */
    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-10-06T00:00:00Z");

        void seconds(int count) {
            now = now.plusSeconds(count);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    WatchFolderTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        watched = Files.createDirectories(folder.resolve("watched"));
        queue = ArrivalQueue.open(folder.resolve("queue"));
        watch = new WatchFolder(watched, Duration.ofSeconds(10), queue, clock);
    }

    private void lookAfter(int seconds) {
        clock.seconds(seconds);
        watch.look();
    }

    private List<String> arrived() {
        return queue.list().stream()
                .map(arrival -> arrival.cargo().inputs().get(0).name())
                .sorted()
                .toList();
    }

    @Test
    void fileThatRestsArrivesOnce() throws IOException {
        Files.writeString(watched.resolve("2026-10-05 河东.tif"), "pixels");

        watch.look();
        lookAfter(9);
        assertThat(arrived()).isEmpty();
        lookAfter(1);
        lookAfter(100);

        assertThat(arrived()).containsExactly("2026-10-05 河东.tif");
        Arrival arrival = queue.list().get(0);
        assertThat(arrival.cargo().flownOn()).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(arrival.cargo().site()).isEqualTo("河东");
        assertThat(arrival.cargo().owned()).isEmpty();
        assertThat(arrival.status().state()).isEqualTo(ArrivalState.WAITING);
    }

    @Test
    void fileThatGrowsIsWaitedFor() throws IOException {
        Path file = Files.writeString(watched.resolve("2026-10-05.tif"), "half");
        for (int look = 0; look < 5; look++) {
            lookAfter(9);
            Files.writeString(file, "more", StandardOpenOption.APPEND);
        }
        lookAfter(9);
        assertThat(arrived()).isEmpty();

        lookAfter(10);
        assertThat(arrived()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-10-05.tif.part", "2026-10-05.tif.tmp", ".2026-10-05.tif", "~2026-10-05.tif", "readme.txt"})
    void unfinishedAndOtherFilesAreLeftAlone(String name) throws IOException {
        Files.writeString(watched.resolve(name), "pixels");

        watch.look();
        lookAfter(1000);

        assertThat(arrived()).isEmpty();
    }

    @Test
    void renamedFileArrivesAtOnce() throws IOException {
        Path unfinished = Files.writeString(watched.resolve("2026-10-05.tif.part"), "pixels");
        watch.look();
        Files.move(unfinished, watched.resolve("2026-10-05.tif"));

        watch.look();

        assertThat(arrived()).containsExactly("2026-10-05.tif");
    }

    @Test
    void folderIsOneFlightOnceAllInItRests() throws IOException {
        Path flight = Files.createDirectories(watched.resolve("20261005_河东"));
        Files.writeString(flight.resolve("a.tif"), "pixels");
        Path growing = Files.writeString(flight.resolve("b.tif.part"), "pixels");
        watch.look();
        lookAfter(20);
        assertThat(arrived()).isEmpty();
        Files.move(growing, flight.resolve("b.tif"));
        watch.look();
        lookAfter(10);

        assertThat(arrived()).containsExactly("20261005_河东");
    }

    @Test
    void nameWithoutADayIsRefusedInWords() throws IOException {
        Files.writeString(watched.resolve("final.zip"), "pixels");
        watch.look();
        lookAfter(10);

        Arrival.Status status = queue.list().get(0).status();
        assertThat(status.state()).isEqualTo(ArrivalState.REFUSED);
        assertThat(status.message()).contains("final.zip").contains("does not hold the day");
    }

    @Test
    void arrivedFileIsNotTakenAgainAfterARestart() throws IOException {
        Files.writeString(watched.resolve("2026-10-05.tif"), "pixels");
        watch.look();
        lookAfter(10);

        ArrivalQueue later = ArrivalQueue.open(folder.resolve("queue"));
        WatchFolder again = new WatchFolder(watched, Duration.ofSeconds(10), later, clock);
        again.look();
        clock.seconds(10);
        again.look();

        assertThat(later.list()).hasSize(1);
    }

    @Test
    void replacedFileIsAnotherArrival() throws IOException {
        Path file = Files.writeString(watched.resolve("2026-10-05.tif"), "pixels");
        watch.look();
        lookAfter(10);
        Files.writeString(file, "better pixels");
        watch.look();
        lookAfter(10);

        assertThat(arrived()).hasSize(2);
    }

    @Test
    void folderThatIsNotThereIsToldToTheUser() {
        assertThatThrownBy(() -> new WatchFolder(folder.resolve("nowhere"), Duration.ZERO, queue, clock))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nowhere");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-05 河东.zip,2026-10-05,河东",
        "20261005_Hedong.tif,2026-10-05,Hedong",
        "河东_2026.10.05.TIFF,2026-10-05,河东",
        "DJI-2026-10-05-river-east.tif,2026-10-05,DJI river east",
        "2026-10-05,2026-10-05,''",
    })
    void dayAndSiteAreReadFromTheName(String name, LocalDate day, String site) {
        assertThat(FlightName.parse(name)).contains(new FlightName(day, site));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"final.tif", "2026-13-05.tif", "120261005.tif", "2026-10.tif", "2026-09-05 to 2026-10-05.zip"})
    void nameWithoutOneDaySaysNothing(String name) {
        assertThat(FlightName.parse(name)).isEmpty();
    }
}
