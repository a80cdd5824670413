package org.fieldwarden.detector.dl4j;

/** The weights of a 3 x 3 depthwise convolution, repeated for all pixels of a chunk; loops that become vector instructions. */
final class DepthwiseTaps {

    private static final int TAPS = DepthwiseInput.TAPS;

    private final float[][] weights = new float[TAPS][];
    private final float[] bias;

    private DepthwiseTaps(int chunk) {
        for (int tap = 0; tap < TAPS; tap++) {
            weights[tap] = new float[chunk];
        }
        bias = new float[chunk];
    }

    /**
     * Lays weights out.
     *
     * @param weights channels x 3 x 3
     * @param bias channels
     */
    static DepthwiseTaps of(float[] weights, float[] bias, int chunk) {
        DepthwiseTaps taps = new DepthwiseTaps(chunk);
        for (int index = 0; index < chunk; index++) {
            int channel = index % bias.length;
            taps.bias[index] = bias[channel];
            for (int tap = 0; tap < TAPS; tap++) {
                taps.weights[tap][index] = weights[channel * TAPS + tap];
            }
        }
        return taps;
    }

    /** Sets {@code sum} to the bias and all taps of the input from value {@code start} of the row on. */
    void convolve(DepthwiseInput input, int start, float[] sum) {
        System.arraycopy(bias, 0, sum, 0, sum.length);
        for (int tap = 0; tap < TAPS; tap += 3) {
            addThree(input, tap, start, sum);
        }
    }

    /** Three taps at once: sums are loaded and stored a third as often. */
    private void addThree(DepthwiseInput input, int tap, int start, float[] sum) {
        float[] row0 = input.row(tap);
        float[] row1 = input.row(tap + 1);
        float[] row2 = input.row(tap + 2);
        int offset0 = start + input.offset(tap);
        int offset1 = start + input.offset(tap + 1);
        int offset2 = start + input.offset(tap + 2);
        float[] weights0 = weights[tap];
        float[] weights1 = weights[tap + 1];
        float[] weights2 = weights[tap + 2];
        for (int index = 0; index < sum.length; index++) {
            sum[index] += row0[offset0 + index] * weights0[index]
                    + row1[offset1 + index] * weights1[index]
                    + row2[offset2 + index] * weights2[index];
        }
    }

    static void rectify(float[] values) {
        for (int index = 0; index < values.length; index++) {
            values[index] = Math.max(values[index], 0);
        }
    }
}
