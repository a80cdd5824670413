package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;

/**
 * A 3 x 3 depthwise convolution with bias and rectifier. The native operation of Deeplearning4j 1.0.0-M2.1 takes 30 to
 * 90 times as long as this on channels-last arrays. Goes through short arrays like {@link DifferenceLoop}.
 */
final class DepthwiseLoop implements Runnable {

    private final DepthwiseInput input;
    private final FloatBuffer output;
    private final DepthwiseTaps taps;
    private final DepthwiseSize size;
    private final float[] sum;

    /**
     * @param input images x height x width x channels
     * @param output images x height / stride x width / stride x channels
     * @param weights channels x 3 x 3
     * @param bias channels
     */
    DepthwiseLoop(FloatBuffer input, FloatBuffer output, DepthwiseSize size, float[] weights, float[] bias) {
        this.input = new DepthwiseInput(input, size);
        this.output = output;
        this.size = size;
        this.taps = DepthwiseTaps.of(weights, bias, size.chunk());
        this.sum = new float[size.chunk()];
    }

    @Override
    public void run() {
        for (int image = 0; image < size.images(); image++) {
            input.begin(image);
            for (int row = 0; row < size.outputHeight(); row++) {
                input.moveTo(row);
                convolveRow((image * size.outputHeight() + row) * size.outputRowLength());
            }
        }
    }

    private void convolveRow(int position) {
        int length = size.outputRowLength();
        for (int start = 0; start < length; start += sum.length) {
            taps.convolve(input, start, sum);
            DepthwiseTaps.rectify(sum);
            output.put(position + start, sum, 0, Math.min(sum.length, length - start));
        }
    }
}
