package org.fieldwarden.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder for unfinished files, locked by the process that works in it and removed when the work ends. Folders that a
 * killed process left are recognised by their free lock and removed when the next one is opened.
 */
final class Workroom implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel channel;

    private Workroom(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @param parent where workrooms lie, and nothing else */
    static Workroom open(Path parent) {
        DurableFiles.folder(parent);
        sweep(parent);
        Path folder = DurableFiles.folder(parent.resolve(UUID.randomUUID().toString()));
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new IllegalStateException("Somebody else locked a folder that was just made: " + folder);
            }
            return new Workroom(folder, channel);
        } catch (IOException e) {
            throw DurableFiles.cannotWrite(folder, e);
        }
    }

    private static void sweep(Path parent) {
        try (Stream<Path> rooms = Files.list(parent)) {
            for (Path room : rooms.filter(Files::isDirectory).toList()) {
                if (isAbandoned(room)) {
                    removeAll(room);
                }
            }
        } catch (IOException e) {
            throw DurableFiles.cannotWrite(parent, e);
        }
    }

    /** A folder whose maker has not locked it yet has no lock file, and is left alone. */
    private static boolean isAbandoned(Path room) throws IOException {
        Path lockFile = room.resolve(LOCK);
        if (!Files.exists(lockFile)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // locked by another thread of this process
        }
    }

    private static void removeAll(Path room) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(room)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            channel.close();
            removeAll(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the working folder " + folder, e);
        }
    }
}
