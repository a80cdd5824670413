package org.fieldwarden.app.distribution;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fieldwarden.detector.BlockKey;
import org.fieldwarden.detector.storage.Storage;

/**
 * Who began which block and has not ended it. An attempt is on the disk before the work begins, so that a worker that is
 * killed by its block, whatever kills it, has left word. Each attempt is a piece of its own: nobody overwrites another.
 */
final class Attempts {

    private static final int FOLDER_LENGTH = 2;
    private static final int BEGINNING_LENGTH = FOLDER_LENGTH + 1 + 64;

    private final Storage storage;

    Attempts(Storage storage) {
        this.storage = storage;
    }

    /** One beginning of a block's work. */
    record Attempt(String name) {}

    /** Attempts of a block that have not come to an end: of processes that died, or that are still at it. */
    int count(BlockKey block) {
        return names(block).size();
    }

    /** A folder for each first byte of a key, so that many workers do not list each other's attempts. */
    private static String beginning(BlockKey block) {
        return block.sha256().substring(0, FOLDER_LENGTH) + "/" + block.sha256();
    }

    private List<String> names(BlockKey block) {
        String beginning = beginning(block);
        return storage.list(beginning.substring(0, beginning.indexOf('/'))).stream()
                .filter(name -> name.startsWith(beginning))
                .toList();
    }

    /**
     * Writes down that work begins.
     *
     * @param worker who begins: host and process
     */
    Attempt begin(BlockKey block, String worker) {
        Attempt attempt = new Attempt(beginning(block) + "-" + UUID.randomUUID());
        storage.put(attempt.name(), bytes("begun by " + worker + " at " + Instant.now()));
        return attempt;
    }

    /** Adds what went wrong, where the process lives long enough to say so. */
    void explain(Attempt attempt, String worker, Throwable cause) {
        storage.put(attempt.name(), bytes(worker + ": " + cause));
    }

    /** Takes back one attempt that was ended for a reason outside the block. */
    void withdraw(Attempt attempt) {
        storage.delete(attempt.name());
    }

    /** Forgets all attempts of a block that is done. */
    void clear(BlockKey block) {
        names(block).forEach(storage::delete);
    }

    /** Forgets what is left of attempts at any of these blocks, because the run they belonged to is over. */
    void clear(Set<BlockKey> blocks) {
        Set<String> beginnings = blocks.stream().map(Attempts::beginning).collect(Collectors.toUnmodifiableSet());
        storage.list("").stream()
                .filter(name ->
                        name.length() > BEGINNING_LENGTH && beginnings.contains(name.substring(0, BEGINNING_LENGTH)))
                .forEach(storage::delete);
    }

    /** What is known of a block's attempts, one clause each. */
    String told(BlockKey block) {
        return names(block).stream()
                .flatMap(name -> storage.find(name).stream())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
