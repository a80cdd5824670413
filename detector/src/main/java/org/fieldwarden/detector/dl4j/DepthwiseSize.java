package org.fieldwarden.detector.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a depthwise convolution reads.
 *
 * @param images number of images
 * @param height rows; even where the stride is 2
 * @param width pixels in a row; likewise
 * @param stride 1 or 2
 */
record DepthwiseSize(int images, int height, int width, int channels, int stride) {

    DepthwiseSize {
        if (height % stride != 0 || width % stride != 0) {
            throw new IllegalArgumentException("Odd sides cannot be halved: " + width + " x " + height);
        }
    }

    /** Of an array images x height x width x channels. */
    static DepthwiseSize of(INDArray array, int stride) {
        return new DepthwiseSize(
                Math.toIntExact(array.size(0)),
                Math.toIntExact(array.size(1)),
                Math.toIntExact(array.size(2)),
                Math.toIntExact(array.size(3)),
                stride);
    }

    int rowLength() {
        return width * channels;
    }

    int outputHeight() {
        return height / stride;
    }

    int outputRowLength() {
        return rowLength() / stride;
    }

    /** Rows and columns of zeros above and to the left: all padding of an even side lies below and to the right. */
    int padBefore() {
        return stride == 1 ? 1 : 0;
    }

    /** Values worked on at once: whole pixels, so that weights may be laid out once for all. */
    int chunk() {
        return Math.max(1, DepthwiseInput.CHUNK / channels) * channels;
    }
}
