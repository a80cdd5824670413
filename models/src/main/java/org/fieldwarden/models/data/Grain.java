package org.fieldwarden.models.data;

import java.util.Random;

/** Random numbers that are needed by the hundred thousand; fast, and the same on every Java. */
final class Grain {

    private static final double SPREAD = 65536 * Math.sqrt(4 / 12.0);

    private long state;

    Grain(Random random) {
        this.state = random.nextLong();
    }

    /** About normal, mean 0 and standard deviation 1: the sum of four even 16-bit draws. */
    float next() {
        state += 0x9E3779B97F4A7C15L; // SplitMix64 (Steele, Lea and Flood 2014)
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        long sum = (mixed & 0xffff) + (mixed >>> 16 & 0xffff) + (mixed >>> 32 & 0xffff) + (mixed >>> 48);
        return (float) ((sum - 2 * 65535) / SPREAD);
    }
}
