package org.fieldwarden.app.arrivals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.ReceivedInput;

/**
 * Looks into a folder for flights: each GeoTIFF, ZIP or folder in it is one. One counts as arrived when its length and time
 * have rested for a while, or when it was renamed from the name of an unfinished file ({@code .part}, {@code .tmp} ...).
 * What changes while it is read is refused by the intake and taken again when it rests. Files are left where they are.
 * For one thread.
 */
public final class WatchFolder {

    private static final List<String> UNFINISHED = List.of(".part", ".partial", ".tmp", ".crdownload", ".filepart");

    private static final int DEEPEST = 8;

    private final Path folder;
    private final Duration rest;
    private final ArrivalQueue queue;
    private final Clock clock;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Set<Object> unfinished = new HashSet<>();

    /** What an entry was when it was first seen so. */
    private record Seen(String shape, Instant since) {}

    /**
     * A folder to look into.
     *
     * @param rest how long an entry must not change
     */
    public WatchFolder(Path folder, Duration rest, ArrivalQueue queue, Clock clock) {
        this.folder = folder;
        this.rest = rest;
        this.queue = queue;
        this.clock = clock;
        if (!Files.isDirectory(folder)) {
            throw new UsageException("There is no folder " + folder + " to watch; make it, or check --watch");
        }
    }

    /** The folder. */
    Path path() {
        return folder;
    }

    /**
     * Looks once, and queues what has arrived.
     *
     * @throws UnreadableFolderException where the folder or something in it cannot be read now; the rest was looked at
     */
    public void look() {
        List<Path> entries;
        try (Stream<Path> found = Files.list(folder)) {
            entries = found.sorted().toList();
        } catch (IOException e) {
            throw new UnreadableFolderException(folder, e);
        } catch (UncheckedIOException e) {
            throw new UnreadableFolderException(folder, new IOException(e.getCause()));
        }
        seen.keySet().retainAll(entries);
        List<UnreadableFolderException> unread = new ArrayList<>();
        for (Path entry : entries) {
            try {
                look(entry);
            } catch (NoSuchFileException e) {
                seen.remove(entry); // renamed or taken away while we looked; the next look sees what is there
            } catch (IOException e) {
                unread.add(new UnreadableFolderException(entry, e));
            }
        }
        if (!unread.isEmpty()) {
            throw unread.get(0);
        }
    }

    private void look(Path entry) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (isUnfinished(entry)) {
            Optional.ofNullable(attributes.fileKey()).ifPresent(unfinished::add);
            return;
        }
        if (!attributes.isDirectory() && !(attributes.isRegularFile() && isFlightFile(entry))) {
            return;
        }
        Optional<String> shape = shape(entry);
        if (shape.isEmpty()) {
            seen.remove(entry);
            return;
        }
        Seen now = new Seen(shape.get(), clock.instant());
        Seen before = seen.merge(entry, now, (old, next) -> old.shape().equals(next.shape()) ? old : next);
        boolean renamed = attributes.isRegularFile() && unfinished.contains(fileKey(attributes, entry));
        if (renamed || !now.since().isBefore(before.since().plus(rest))) {
            arrived(entry, shape.get());
        }
    }

    private static Object fileKey(BasicFileAttributes attributes, Path entry) {
        Object key = attributes.fileKey();
        return key == null ? entry : key;
    }

    private static boolean isUnfinished(Path entry) {
        String name = name(entry).toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~")
                || UNFINISHED.stream().anyMatch(name::endsWith);
    }

    private static boolean isFlightFile(Path entry) {
        String name = name(entry).toLowerCase(Locale.ROOT);
        return name.endsWith(".tif") || name.endsWith(".tiff") || name.endsWith(".zip");
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    /** Names, lengths and times of all files of an entry; empty while one of them is unfinished or there are none. */
    private static Optional<String> shape(Path entry) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(entry, DEEPEST)) {
            files = found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (files.isEmpty() || files.stream().anyMatch(WatchFolder::isUnfinished)) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.add(entry.relativize(file) + "|" + Files.size(file) + "|"
                    + Files.getLastModifiedTime(file).toMillis());
        }
        return Optional.of(String.join("\n", lines));
    }

    private void arrived(Path entry, String shape) {
        FlightId id = id(name(entry) + "\n" + shape);
        if (queue.knows(id)) {
            return;
        }
        Optional<FlightName> name = FlightName.parse(name(entry));
        Arrival.Cargo cargo = new Arrival.Cargo(
                List.of(new ReceivedInput(entry, name(entry))),
                name.map(FlightName::flownOn).orElse(LocalDate.EPOCH),
                name.map(FlightName::site).orElse(name(entry)),
                Optional.empty());
        Arrival arrival = Arrival.waiting(id, cargo, clock.instant());
        queue.add(
                name.isPresent()
                        ? arrival
                        : arrival.with(Arrival.Status.WAITING.to(
                                ArrivalState.REFUSED,
                                name(entry) + " (watch): The name does not hold the day of the flight; rename it, for"
                                        + " example to 2026-10-05 " + name(entry))));
    }

    private static FlightId id(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new FlightId("w-" + HexFormat.of().formatHex(hash).substring(0, 24));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
