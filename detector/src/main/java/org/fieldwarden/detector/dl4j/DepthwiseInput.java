package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What the nine taps of a 3 x 3 depthwise convolution read, chunk by chunk of the outputs: the output at value {@code i}
 * of a chunk takes from each tap the tap's value {@code i}. Taps are counted row by row from the upper left. Outside the
 * image there are zeros.
 *
 * <p>Each tap's values are copied to the beginning of an array of their own, although most are those of its neighbours
 * one pixel on: only loops over arrays with one and the same index become vector instructions (JDK 17), and those are
 * five times as fast. Chunks are walked down the rows, so that each row is copied once.
 */
final class DepthwiseInput {

    static final int TAPS = 9;

    /** About as many values are in a chunk: nine taps and their weights stay in the nearest cache. */
    static final int CHUNK = 512;

    /** What is done to values as they are loaded. */
    enum Loading {
        AS_THEY_ARE,
        /** Saves a pass over memory where nobody else reads them. */
        RECTIFIED
    }

    /** Takes each chunk in turn. */
    interface ChunkVisitor {
        /**
         * The taps hold what the chunk reads.
         *
         * @param position of the chunk's first value among all outputs
         * @param count values of the chunk; what the taps hold beyond has no meaning
         */
        void visit(int position, int count);
    }

    private static final int SIDE = 3;
    private static final int NOTHING = Integer.MIN_VALUE;

    private final FloatBuffer values;
    private final DepthwiseSize size;
    private final Loading loading;
    private final float[] line;
    private final float[][][] slots;
    private final int[] held = new int[SIDE];
    private int image;
    private int start;
    private int topSlot;

    /** @param values images x height x width x channels */
    DepthwiseInput(FloatBuffer values, DepthwiseSize size, Loading loading) {
        this.values = values;
        this.size = size;
        this.loading = loading;
        line = new float[size.stride() * size.chunk() + 2 * size.channels()];
        slots = new float[SIDE][SIDE][size.chunk()];
    }

    void forEachChunk(ChunkVisitor visitor) {
        int length = size.outputRowLength();
        for (image = 0; image < size.images(); image++) {
            for (start = 0; start < length; start += size.chunk()) {
                Arrays.fill(held, NOTHING);
                int count = Math.min(size.chunk(), length - start);
                for (int row = 0; row < size.outputHeight(); row++) {
                    moveTo(row, count);
                    visitor.visit((image * size.outputHeight() + row) * length + start, count);
                }
            }
        }
    }

    /** The values of a tap for the chunk being visited. */
    float[] tap(int tap) {
        return slots[(topSlot + tap / SIDE) % SIDE][tap % SIDE];
    }

    private void moveTo(int outputRow, int count) {
        int first = outputRow * size.stride() - size.padBefore();
        topSlot = Math.floorMod(first, SIDE);
        for (int row = first; row < first + SIDE; row++) {
            int slot = Math.floorMod(row, SIDE);
            if (held[slot] != row) {
                load(row, slots[slot], count);
                held[slot] = row;
            }
        }
    }

    private void load(int row, float[][] taps, int count) {
        if (row < 0 || row >= size.height()) {
            for (float[] tap : taps) {
                Arrays.fill(tap, 0);
            }
            return;
        }
        readLine(row, count);
        if (loading == Loading.RECTIFIED) {
            DepthwiseTaps.rectify(line);
        }
        int channels = size.channels();
        if (size.stride() == 1) {
            for (int tap = 0; tap < SIDE; tap++) {
                System.arraycopy(line, tap * channels, taps[tap], 0, count);
            }
            return;
        }
        for (int to = 0; to < count; to += channels) {
            for (int tap = 0; tap < SIDE; tap++) {
                System.arraycopy(line, 2 * to + tap * channels, taps[tap], to, channels);
            }
        }
    }

    /** Everything that the chunk reads of a row, in one piece. */
    private void readLine(int row, int count) {
        int channels = size.channels();
        int first = size.stride() * start - size.padBefore() * channels;
        int end = first + size.stride() * count + (size.stride() == 1 ? 2 : 1) * channels;
        int from = Math.max(0, first);
        int to = Math.min(size.rowLength(), end);
        Arrays.fill(line, 0, from - first, 0);
        values.get((image * size.height() + row) * size.rowLength() + from, line, from - first, to - from);
        Arrays.fill(line, to - first, end - first, 0);
    }
}
