package org.fieldwarden.ingest.geotiff;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the most recently used blocks up to a fixed number of bytes; several files may share one. Safe for use by several
 * threads.
 */
final class BlockCache {

    /** Two rows of 512 x 512 tiles of a 30,000 pixel wide orthophoto; flat however large the file is. */
    private static final long MAX_BYTES = 128L << 20;

    /** A block of a file. */
    record Key(int file, int block) {}

    private final Map<Key, SourceBlock> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    synchronized Optional<SourceBlock> find(Key key) {
        return Optional.ofNullable(blocks.get(key));
    }

    synchronized void keep(Key key, SourceBlock block) {
        if (blocks.putIfAbsent(key, block) != null) {
            return;
        }
        bytes += block.bytes();
        Iterator<SourceBlock> oldestFirst = blocks.values().iterator();
        while (bytes > MAX_BYTES && oldestFirst.hasNext()) {
            SourceBlock oldest = oldestFirst.next();
            bytes -= oldest.bytes();
            oldestFirst.remove();
        }
    }
}
