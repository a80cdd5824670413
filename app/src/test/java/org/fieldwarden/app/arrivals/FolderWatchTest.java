package org.fieldwarden.app.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderWatchTest {

    private static final Instant NOW = Instant.parse("2026-10-06T00:00:00Z");

    private final Path watched;
    private final ArrivalQueue queue;
    private final BreakableClock clock = new BreakableClock();
    private final Troubles troubles = new Troubles(Clock.fixed(NOW, ZoneOffset.UTC));
    private final FolderWatch watch;

    /** A clock with a fault of ours, while it is broken. */
    private static final class BreakableClock extends Clock {

        private boolean broken;

        @Override
        public Instant instant() {
            if (broken) {
                throw new IllegalStateException("a mistake");
            }
            return NOW;
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

    FolderWatchTest(@TempDir Path folder) throws IOException {
        watched = Files.createDirectories(folder.resolve("watched"));
        queue = ArrivalQueue.open(folder.resolve("queue"));
        watch = new FolderWatch(new WatchFolder(watched, Duration.ZERO, queue, clock), troubles);
    }

    @Test
    void shareThatIsAwayIsNamedCountedAndGoneWhenItIsBack() throws IOException {
        Files.delete(watched);

        watch.look();
        watch.look();

        assertThat(troubles.list()).singleElement().satisfies(trouble -> {
            assertThat(trouble.place()).isEqualTo(new Trouble.Place(Trouble.Work.WATCH, watched.toString()));
            assertThat(trouble.cause()).isEqualTo(Trouble.Cause.OUTSIDE);
            assertThat(trouble.message()).contains(watched.toString());
            assertThat(trouble.since()).isEqualTo(NOW);
            assertThat(trouble.times()).isEqualTo(2);
        });

        Files.createDirectories(watched);
        Files.writeString(watched.resolve("2026-10-05.tif"), "pixels");
        watch.look();

        assertThat(troubles.list()).isEmpty();
        assertThat(queue.list()).hasSize(1);
    }

    @Test
    void queueThatCannotBeWrittenIsAMatterOfStorage() throws IOException {
        Files.writeString(watched.resolve("2026-10-05.tif"), "pixels");
        Files.delete(watched.resolveSibling("queue"));

        watch.look();

        assertThat(troubles.list()).singleElement().satisfies(trouble -> {
            assertThat(trouble.cause()).isEqualTo(Trouble.Cause.OUTSIDE);
            assertThat(trouble.message()).contains("Cannot write");
        });
        Files.createDirectory(watched.resolveSibling("queue"));
        watch.look();
        assertThat(queue.list()).hasSize(1);
    }

    @Test
    void errorOfOursIsShownAsSuchAndDoesNotEndTheWatch() throws IOException {
        Files.writeString(watched.resolve("2026-10-05.tif"), "pixels");
        clock.broken = true;

        watch.look();
        watch.look();

        assertThat(troubles.list()).singleElement().satisfies(trouble -> {
            assertThat(trouble.cause()).isEqualTo(Trouble.Cause.OURS);
            assertThat(trouble.message()).contains("IllegalStateException", "a mistake");
            assertThat(trouble.times()).isEqualTo(2);
        });

        clock.broken = false;
        watch.look();

        assertThat(troubles.list()).isEmpty();
        assertThat(queue.list()).hasSize(1);
    }

    @Test
    void anotherFailureAtTheSamePlaceIsCountedAnew() throws IOException {
        Files.writeString(watched.resolve("2026-10-05.tif"), "pixels");
        clock.broken = true;
        watch.look();
        watch.look();
        Files.delete(watched.resolve("2026-10-05.tif"));
        Files.delete(watched);

        watch.look();

        assertThat(troubles.list()).singleElement().extracting(Trouble::times).isEqualTo(1);
    }
}
