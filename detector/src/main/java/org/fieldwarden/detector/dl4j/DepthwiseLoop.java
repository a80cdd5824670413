package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;

/**
 * A 3 x 3 depthwise convolution with bias and rectifier. The native operation of Deeplearning4j 1.0.0-M2.1 takes far
 * longer than this on channels-last arrays, see decision 013.
 */
final class DepthwiseLoop implements Runnable {

    private final DepthwiseInput input;
    private final FloatBuffer output;
    private final DepthwiseTaps taps;
    private final float[] sum;

    /**
     * @param output images x height / stride x width / stride x channels
     * @param weights channels x 3 x 3
     * @param bias channels
     */
    DepthwiseLoop(DepthwiseInput input, FloatBuffer output, DepthwiseSize size, float[] weights, float[] bias) {
        this.input = input;
        this.output = output;
        this.taps = DepthwiseTaps.of(weights, bias, size.chunk());
        this.sum = new float[size.chunk()];
    }

    @Override
    public void run() {
        input.forEachChunk((position, count) -> {
            taps.convolve(input, sum);
            DepthwiseTaps.rectify(sum);
            output.put(position, sum, 0, count);
        });
    }
}
