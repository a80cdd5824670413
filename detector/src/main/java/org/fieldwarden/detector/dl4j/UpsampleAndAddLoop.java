package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Adds features at twice their resolution (each pixel repeated in a square of four), and further features, to the first
 * fine ones, in place; one pass where the library needs two or three. Goes through short arrays like
 * {@link DifferenceLoop}.
 */
final class UpsampleAndAddLoop implements Runnable {

    private static final int CHUNK = 1024;

    private final FloatBuffer coarse;
    private final FloatBuffer target;
    private final List<FloatBuffer> further;
    private final int coarseRows;
    private final int coarseRowLength;
    private final int channels;
    private final float[] narrow;
    private final float[] wide;
    private final float[] sum;
    private final float[] addend;

    /** The images of all are stacked in the same order. */
    UpsampleAndAddLoop(Features coarse, Features target, Features... further) {
        this.coarse = coarse.values();
        this.target = target.values();
        this.further = Arrays.stream(further).map(Features::values).toList();
        coarseRows = Math.toIntExact(coarse.images() * coarse.height());
        channels = Math.toIntExact(coarse.channels());
        coarseRowLength = Math.toIntExact(coarse.width()) * channels;
        int pixels = Math.max(1, CHUNK / 2 / channels);
        narrow = new float[pixels * channels];
        wide = new float[2 * narrow.length];
        sum = new float[2 * narrow.length];
        addend = new float[2 * narrow.length];
    }

    @Override
    public void run() {
        for (int row = 0; row < coarseRows; row++) {
            for (int start = 0; start < coarseRowLength; start += narrow.length) {
                int count = Math.min(narrow.length, coarseRowLength - start);
                coarse.get(row * coarseRowLength + start, narrow, 0, count);
                widen();
                int upper = 4 * row * coarseRowLength + 2 * start;
                addTo(upper, 2 * count);
                addTo(upper + 2 * coarseRowLength, 2 * count);
            }
        }
    }

    private void widen() {
        for (int from = 0; from < narrow.length; from += channels) {
            System.arraycopy(narrow, from, wide, 2 * from, channels);
            System.arraycopy(narrow, from, wide, 2 * from + channels, channels);
        }
    }

    private void addTo(int start, int count) {
        target.get(start, sum, 0, count);
        add(sum, wide);
        for (FloatBuffer fine : further) {
            fine.get(start, addend, 0, count);
            add(sum, addend);
        }
        target.put(start, sum, 0, count);
    }

    private static void add(float[] sum, float[] addend) {
        for (int index = 0; index < sum.length; index++) {
            sum[index] += addend[index];
        }
    }
}
