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

    /** Sets {@code sum} to the bias and all taps of the chunk being visited. */
    void convolve(DepthwiseInput input, float[] sum) {
        System.arraycopy(bias, 0, sum, 0, sum.length);
        for (int tap = 0; tap < TAPS; tap += 3) {
            addTwo(input.tap(tap), weights[tap], input.tap(tap + 1), weights[tap + 1], sum);
            addOne(input.tap(tap + 2), weights[tap + 2], sum);
        }
    }

    private static void addTwo(float[] one, float[] oneWeights, float[] other, float[] otherWeights, float[] sum) {
        for (int index = 0; index < sum.length; index++) {
            sum[index] += one[index] * oneWeights[index] + other[index] * otherWeights[index];
        }
    }

    private static void addOne(float[] values, float[] itsWeights, float[] sum) {
        for (int index = 0; index < sum.length; index++) {
            sum[index] += values[index] * itsWeights[index];
        }
    }

    static void rectify(float[] values) {
        for (int index = 0; index < values.length; index++) {
            values[index] = Math.max(values[index], 0);
        }
    }
}
