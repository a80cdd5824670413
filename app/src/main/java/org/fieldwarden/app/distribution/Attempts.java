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

    private static final int KEY_LENGTH = 64;

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

    private List<String> names(BlockKey block) {
        return storage.list("").stream()
                .filter(name -> name.startsWith(block.sha256()))
                .toList();
    }

    /**
     * Writes down that work begins.
     *
     * @param worker who begins: host and process
     */
    Attempt begin(BlockKey block, String worker) {
        Attempt attempt = new Attempt(block.sha256() + "-" + UUID.randomUUID());
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
        for (String name : storage.list("")) {
            if (name.length() > KEY_LENGTH && blocks.contains(new BlockKey(name.substring(0, KEY_LENGTH)))) {
                storage.delete(name);
            }
        }
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
