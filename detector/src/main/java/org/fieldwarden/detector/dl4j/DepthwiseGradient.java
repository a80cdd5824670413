package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The gradients of a 3 x 3 depthwise convolution, image by image: of its weights and bias, summed over all images, and of
 * its input. For training; see {@link DepthwiseLoop}.
 */
final class DepthwiseGradient {

    private static final int TAPS = DepthwiseInput.TAPS;

    private final DepthwiseSize size;
    private final float[] weights;
    private final float[] weightGradient;
    private final float[] biasGradient;

    /**
     * @param size of the input
     * @param weights channels x 3 x 3
     */
    DepthwiseGradient(DepthwiseSize size, float[] weights) {
        this.size = size;
        this.weights = weights;
        weightGradient = new float[weights.length];
        biasGradient = new float[size.channels()];
    }

    /** Channels x 3 x 3. */
    float[] weightGradient() {
        return weightGradient;
    }

    /** One value for each channel. */
    float[] biasGradient() {
        return biasGradient;
    }

    /**
     * Adds what all images say of weights and bias.
     *
     * @param input what the convolution read
     * @param delta gradient of its output before the rectifier
     */
    void addParameters(FloatBuffer input, FloatBuffer delta) {
        DepthwiseInput taps = new DepthwiseInput(input, size, DepthwiseInput.Loading.AS_THEY_ARE);
        float[][] sums = new float[TAPS + 1][size.chunk()];
        float[] deltas = new float[size.chunk()];
        taps.forEachChunk((position, count) -> {
            delta.get(position, deltas, 0, count);
            Arrays.fill(deltas, count, deltas.length, 0);
            for (int tap = 0; tap < TAPS; tap++) {
                addProduct(sums[tap], taps.tap(tap), deltas);
            }
            for (int index = 0; index < deltas.length; index++) {
                sums[TAPS][index] += deltas[index];
            }
        });
        fold(sums);
    }

    private static void addProduct(float[] sum, float[] tap, float[] deltas) {
        for (int index = 0; index < sum.length; index++) {
            sum[index] += tap[index] * deltas[index];
        }
    }

    /** From sums for each value of a chunk to sums for each channel. */
    private void fold(float[][] sums) {
        int channels = size.channels();
        for (int index = 0; index < sums[0].length; index++) {
            int channel = index % channels;
            for (int tap = 0; tap < TAPS; tap++) {
                weightGradient[channel * TAPS + tap] += sums[tap][index];
            }
            biasGradient[channel] += sums[TAPS][index];
        }
    }

    /**
     * Sets the gradient of the input.
     *
     * @param delta gradient of the output before the rectifier
     * @param target of the input's shape
     */
    void setInput(FloatBuffer delta, FloatBuffer target) {
        DepthwiseSize spread = new DepthwiseSize(size.images(), size.height(), size.width(), size.channels(), 1);
        FloatBuffer source = size.stride() == 1 ? delta : spreadOut(delta);
        DepthwiseInput taps = new DepthwiseInput(source, spread, DepthwiseInput.Loading.AS_THEY_ARE);
        DepthwiseTaps turned = DepthwiseTaps.of(turned(), new float[size.channels()], size.chunk());
        float[] sum = new float[size.chunk()];
        taps.forEachChunk((position, count) -> {
            turned.convolve(taps, sum);
            target.put(position, sum, 0, count);
        });
    }

    /** The kernel turned by half a turn: what an output took from an input goes back the same way. */
    private float[] turned() {
        float[] result = new float[weights.length];
        for (int channel = 0; channel < size.channels(); channel++) {
            for (int tap = 0; tap < TAPS; tap++) {
                result[channel * TAPS + tap] = weights[channel * TAPS + TAPS - 1 - tap];
            }
        }
        return result;
    }

    /**
     * With stride 2 an output lies at the odd pixel that is the middle of what it read: there its gradient is put, zeros
     * elsewhere, so that going back is a convolution of stride 1.
     */
    private FloatBuffer spreadOut(FloatBuffer delta) {
        int channels = size.channels();
        int outputWidth = size.width() / 2;
        FloatBuffer spread = FloatBuffer.allocate(size.images() * size.height() * size.rowLength());
        float[] pixel = new float[channels];
        int from = 0;
        for (int row = 0; row < size.images() * size.outputHeight(); row++) {
            for (int column = 0; column < outputWidth; column++) {
                delta.get(from, pixel);
                spread.put((2 * row + 1) * size.rowLength() + (2 * column + 1) * channels, pixel);
                from += channels;
            }
        }
        return spread;
    }
}
