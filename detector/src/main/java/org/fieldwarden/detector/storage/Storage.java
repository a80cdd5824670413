package org.fieldwarden.detector.storage;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Named pieces of data that any number of processes and machines write and read at once: a folder, or a bucket. A piece
 * is there as a whole or not at all, and what was put is on the disk when {@code put} returns. Names are relative paths
 * with {@code /} between their parts, for example {@code blocks/ab/abcd.block}. Safe for use by several threads.
 *
 * <p>Every method throws {@link UncheckedIOException} where the storage cannot be reached, is full, or may not be used.
 */
public interface Storage {

    /** The bytes under a name. */
    Optional<byte[]> find(String name);

    /** Whether there is something under a name; cheaper than reading it. */
    boolean contains(String name);

    /** Keeps bytes under a name; what was there before is replaced. */
    void put(String name, byte[] bytes);

    /** Deletes what is under a name; nothing happens where there is nothing. */
    void delete(String name);

    /** All names below a folder, sorted; none where there is no such folder. */
    List<String> list(String folder);

    /** The part of this storage below a folder; names are relative to it. */
    default Storage under(String folder) {
        return new StorageFolder(this, folder);
    }
}
