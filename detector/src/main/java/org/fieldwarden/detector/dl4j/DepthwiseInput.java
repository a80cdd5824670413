package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What the nine taps of a 3 x 3 depthwise convolution read for one row of outputs, as rows in Java arrays: the output at
 * value {@code i} of the row takes from tap {@code t} the value {@code i + offset(t)} of {@code row(t)}. Taps are counted
 * row by row from the upper left. Outside the image there are zeros.
 */
final class DepthwiseInput {

    static final int TAPS = 9;

    /** Values that loops may read past the end of a row: they always run over whole chunks. */
    static final int CHUNK = 512;

    private static final int SIDE = 3;
    private static final int NOTHING = Integer.MIN_VALUE;

    private final FloatBuffer values;
    private final DepthwiseSize size;
    private final float[] read;
    private final float[][] left = new float[SIDE][];
    private final float[][] right = new float[SIDE][];
    private final int[] held = new int[SIDE];
    private final int[] slots = new int[SIDE];
    private int image;

    DepthwiseInput(FloatBuffer values, DepthwiseSize size) {
        this.values = values;
        this.size = size;
        int length = size.rowLength() + 2 * size.channels() + CHUNK;
        read = new float[size.rowLength()];
        for (int slot = 0; slot < SIDE; slot++) {
            left[slot] = new float[length];
            right[slot] = size.stride() == 2 ? new float[length] : left[slot];
        }
        begin(0);
    }

    /** Goes to the first row of another image. */
    void begin(int nextImage) {
        image = nextImage;
        Arrays.fill(held, NOTHING);
    }

    /** Goes to the rows that an output row reads. */
    void moveTo(int outputRow) {
        int first = outputRow * size.stride() - size.padBefore();
        for (int tapRow = 0; tapRow < SIDE; tapRow++) {
            int row = first + tapRow;
            int slot = Math.floorMod(row, SIDE);
            slots[tapRow] = slot;
            if (held[slot] != row) {
                load(row, slot);
                held[slot] = row;
            }
        }
    }

    private void load(int row, int slot) {
        int channels = size.channels();
        if (row < 0 || row >= size.height()) {
            Arrays.fill(left[slot], 0);
            Arrays.fill(right[slot], 0);
        } else if (size.stride() == 1) {
            values.get((image * size.height() + row) * size.rowLength(), left[slot], channels, size.rowLength());
        } else {
            values.get((image * size.height() + row) * size.rowLength(), read);
            for (int from = 0, to = 0; from < read.length; from += 2 * channels, to += channels) {
                System.arraycopy(read, from, left[slot], to, channels);
                System.arraycopy(read, from + channels, right[slot], to, channels);
            }
        }
    }

    /** With stride 2 even pixels lie apart from odd ones, so that the values of a tap always follow one another. */
    float[] row(int tap) {
        int slot = slots[tap / SIDE];
        return tap % SIDE == 1 ? right[slot] : left[slot];
    }

    int offset(int tap) {
        int column = tap % SIDE;
        return (size.stride() == 1 ? column : column / 2) * size.channels();
    }
}
