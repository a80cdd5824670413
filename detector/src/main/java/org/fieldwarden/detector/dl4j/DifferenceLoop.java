package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;

/**
 * |baseline - current|, written over the baseline; one pass where the library needs two. Values go
 * through short Java arrays that stay in the nearest cache: loops over arrays become vector instructions, loops over
 * native memory do not.
 */
final class DifferenceLoop implements Runnable {

    private static final int CHUNK = 1024;

    private final FloatBuffer baselines;
    private final FloatBuffer currents;
    private final int length;
    private final float[] baseline = new float[CHUNK];
    private final float[] current = new float[CHUNK];

    DifferenceLoop(Features baseline, Features current) {
        baselines = baseline.values();
        currents = current.values();
        length = baseline.length();
    }

    @Override
    public void run() {
        for (int start = 0; start < length; start += CHUNK) {
            int count = Math.min(CHUNK, length - start);
            baselines.get(start, baseline, 0, count);
            currents.get(start, current, 0, count);
            subtract(baseline, current);
            baselines.put(start, baseline, 0, count);
        }
    }

    private static void subtract(float[] from, float[] what) {
        for (int index = 0; index < from.length; index++) {
            from[index] = Math.abs(from[index] - what[index]);
        }
    }
}
