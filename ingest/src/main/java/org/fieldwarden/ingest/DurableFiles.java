package org.fieldwarden.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.fieldwarden.core.StorageException;

/**
 * Files that are there whole or not at all, also after a power cut: written under a temporary name, forced to the disk,
 * moved, and the folder forced as well.
 */
public final class DurableFiles {

    private DurableFiles() {}

    /** Writes text, replacing what was there. */
    public static void write(Path target, String text) {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes, replacing what was there. */
    public static void write(Path target, byte[] bytes) {
        Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(temporary, target);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        } finally {
            delete(temporary);
        }
    }

    /** Moves a file that was forced to the disk to where it stays, within one file system. */
    public static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannotWrite(to, e);
        }
        force(to.toAbsolutePath().resolveSibling(".").normalize());
    }

    /** Forces the names in a folder to the disk. */
    public static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /** Makes a folder and those above it. */
    public static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /** Removes a file, where there is one. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    static StorageException cannotWrite(Path path, IOException cause) {
        return new StorageException("Cannot write " + path + " (" + cause.getMessage()
                + "); check the folder's permission and the free space");
    }
}
