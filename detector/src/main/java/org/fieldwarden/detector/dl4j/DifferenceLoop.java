package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;

/**
 * |baseline - current| of a stacked batch, written over the baselines; one pass where the library needs two. Values go
 * through short Java arrays that stay in the nearest cache: loops over arrays become vector instructions, loops over
 * native memory do not.
 */
final class DifferenceLoop implements Runnable {

    private static final int CHUNK = 1024;

    private final FloatBuffer values;
    private final int half;
    private final float[] baseline = new float[CHUNK];
    private final float[] current = new float[CHUNK];

    DifferenceLoop(Features stacked) {
        values = stacked.values();
        half = stacked.length() / 2;
    }

    @Override
    public void run() {
        for (int start = 0; start < half; start += CHUNK) {
            int count = Math.min(CHUNK, half - start);
            values.get(start, baseline, 0, count);
            values.get(half + start, current, 0, count);
            subtract(baseline, current);
            values.put(start, baseline, 0, count);
        }
    }

    private static void subtract(float[] from, float[] what) {
        for (int index = 0; index < from.length; index++) {
            from[index] = Math.abs(from[index] - what[index]);
        }
    }
}
