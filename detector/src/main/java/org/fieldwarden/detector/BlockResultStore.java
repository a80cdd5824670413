package org.fieldwarden.detector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Block results in a folder, under their content key. A result is written to a temporary name and then moved, so that
 * any number of workers and machines may share the folder; a file that is torn or damaged is deleted and computed
 * again, never trusted. Safe for use by several threads.
 */
public final class BlockResultStore {

    private final Path folder;

    private BlockResultStore(Path folder) {
        this.folder = folder;
    }

    /** A store in a folder, which is created where it is missing. */
    public static BlockResultStore in(Path folder) throws IOException {
        return new BlockResultStore(Files.createDirectories(folder));
    }

    /** The result under a key, if it is there and sound. */
    public Optional<BlockResult> find(BlockKey key) {
        Path file = file(key);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the block result " + file, e);
        }
        Optional<BlockResult> result = BlockResultFormat.decode(key, bytes);
        if (result.isEmpty()) {
            delete(file);
        }
        return result;
    }

    /** Keeps a result; one that is there already is replaced by its equal. */
    public void put(BlockKey key, BlockResult result) {
        Path file = file(key);
        try {
            Files.createDirectories(folder.resolve(key.sha256().substring(0, 2)));
            // Not createTempFile: its files are for their owner only, and other machines read these.
            Path temporary = folder.resolve(key.sha256() + "-" + UUID.randomUUID() + ".part");
            try {
                write(temporary, ByteBuffer.wrap(BlockResultFormat.encode(key, result)));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the block result " + file, e);
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Two levels, because a county has more blocks than some file systems like in one folder. */
    private Path file(BlockKey key) {
        return folder.resolve(key.sha256().substring(0, 2)).resolve(key.sha256() + ".block");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the damaged block result " + file, e);
        }
    }
}
