package org.fieldwarden.benchmarks;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes of a file that nobody has to keep: each follows from the seed and its place.
 *
 * @param length bytes, a multiple of 8
 */
record SeededBytes(long seed, long length) {

    private static final int BUFFER = 1 << 20;

    SeededBytes {
        if (length <= 0 || length % Long.BYTES != 0) {
            throw new IllegalArgumentException("A length is a multiple of 8, not " + length);
        }
    }

    /** The bytes from a place on, any place. */
    byte[] at(long offset, int count) {
        long first = offset / Long.BYTES;
        long last = (offset + count + Long.BYTES - 1) / Long.BYTES;
        ByteBuffer words = ByteBuffer.allocate(Math.toIntExact((last - first) * Long.BYTES));
        for (long word = first; word < last; word++) {
            words.putLong(mixed(seed + word));
        }
        byte[] bytes = new byte[count];
        words.position(Math.toIntExact(offset - first * Long.BYTES)).get(bytes);
        return bytes;
    }

    /** Finaliser of SplitMix64. */
    private static long mixed(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Lower-case hex SHA-256 of all of them. */
    String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
        for (long offset = 0; offset < length; offset += BUFFER) {
            digest.update(at(offset, (int) Math.min(BUFFER, length - offset)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
