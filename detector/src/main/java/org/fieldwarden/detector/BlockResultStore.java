package org.fieldwarden.detector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.detector.storage.FolderStorage;
import org.fieldwarden.detector.storage.Storage;

/**
 * Block results under their content key. Any number of workers and machines may share the storage; a result that is torn
 * or damaged is deleted and computed again, never trusted. Safe for use by several threads.
 */
public final class BlockResultStore {

    private static final String ENDING = ".block";

    private final Storage storage;

    private BlockResultStore(Storage storage) {
        this.storage = storage;
    }

    /** A store in a folder, which is created where it is missing. */
    public static BlockResultStore in(Path folder) throws IOException {
        return over(FolderStorage.in(folder));
    }

    /** A store in any storage. */
    public static BlockResultStore over(Storage storage) {
        return new BlockResultStore(storage);
    }

    /** The result under a key, if it is there and sound. */
    public Optional<BlockResult> find(BlockKey key) {
        Optional<byte[]> bytes = storage.find(name(key));
        Optional<BlockResult> result = bytes.flatMap(found -> BlockResultFormat.decode(key, found));
        if (bytes.isPresent() && result.isEmpty()) {
            storage.delete(name(key));
        }
        return result;
    }

    /** Whether there is a result under a key; whether it is sound shows when it is read. */
    public boolean contains(BlockKey key) {
        return storage.contains(name(key));
    }

    /** Keys of all results. For small stores: a large one is slow to list. */
    public Set<BlockKey> keys() {
        return storage.list("").stream()
                .filter(name -> name.matches("[0-9a-f]{2}/[0-9a-f]{64}\\.block"))
                .map(name -> new BlockKey(name.substring(name.lastIndexOf('/') + 1, name.length() - ENDING.length())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Keeps a result; one that is there already is replaced by its equal. */
    public void put(BlockKey key, BlockResult result) {
        storage.put(name(key), BlockResultFormat.encode(key, result));
    }

    /** Forgets a result. */
    public void delete(BlockKey key) {
        storage.delete(name(key));
    }

    /** Two levels, because a county has more blocks than some file systems like in one folder. */
    private static String name(BlockKey key) {
        return key.sha256().substring(0, 2) + "/" + key.sha256() + ENDING;
    }
}
