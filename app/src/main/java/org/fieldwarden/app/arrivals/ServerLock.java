package org.fieldwarden.app.arrivals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fieldwarden.core.UsageException;

/** Keeps a second server from a catalogue: two workers would run the same queue. A killed process gives its lock back. */
public final class ServerLock implements AutoCloseable {

    private final FileChannel channel;

    private ServerLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws UsageException where another server has it
     */
    public static ServerLock take(Path folder) {
        UsageException taken = new UsageException(
                "Another server runs on the catalogue " + folder + "; stop it, or choose another catalogue");
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    folder.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UsageException("Cannot write to " + folder + " (" + e.getMessage() + "); check its permission");
        }
        try {
            if (channel.tryLock() != null) {
                return new ServerLock(channel);
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            taken.addSuppressed(e);
        } catch (IOException e) {
            throw new UsageException("Cannot lock " + folder + " (" + e.getMessage() + ")");
        }
        throw taken;
    }

    /** Asserts that the lock is still ours. */
    public void requireHeld() {
        if (!channel.isOpen()) {
            throw new IllegalStateException("The lock of the catalogue was given back");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of the catalogue cannot be given back", e);
        }
    }
}
