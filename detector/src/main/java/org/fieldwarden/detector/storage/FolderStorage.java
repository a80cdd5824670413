package org.fieldwarden.detector.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder, on a disk of this machine or on a share that several machines mount. A piece is written to a temporary name
 * and then moved, so that nobody reads half of it. Folders that became empty stay.
 */
public final class FolderStorage implements Storage {

    /** Ending of what is being written; such files are left behind by a process that was killed, and never listed. */
    private static final String UNFINISHED = ".part";

    private final Path root;

    private FolderStorage(Path root) {
        this.root = root;
    }

    /** A folder, which is created where it is missing. */
    public static FolderStorage in(Path folder) throws IOException {
        return new FolderStorage(Files.createDirectories(folder.toAbsolutePath().normalize()));
    }

    @Override
    public Optional<byte[]> find(String name) {
        Path file = file(name);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    @Override
    public boolean contains(String name) {
        return Files.isRegularFile(file(name));
    }

    @Override
    public void put(String name, byte[] bytes) {
        Path file = file(name);
        try {
            Files.createDirectories(file.getParent());
            // Not createTempFile: its files are for their owner only, and other machines read these.
            Path temporary = root.resolve(UUID.randomUUID() + UNFINISHED);
            try {
                write(temporary, ByteBuffer.wrap(bytes));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
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

    @Override
    public void delete(String name) {
        Path file = file(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }

    @Override
    public List<String> list(String folder) {
        Path start = folder.isEmpty() ? root : file(folder);
        List<String> names = new ArrayList<>();
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    if (!name.endsWith(UNFINISHED)) {
                        names.add(name);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** Somebody else may delete what is being listed. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + start, e);
        }
        Collections.sort(names);
        return List.copyOf(names);
    }

    private Path file(String name) {
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException("Not a name inside the storage: " + name);
        }
        return file;
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
