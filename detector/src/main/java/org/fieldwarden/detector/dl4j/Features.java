package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A stack of images at the beginning of a piece of memory.
 *
 * @param memory one-dimensional, at least as long as the array
 * @param array images x height x width x channels, dense and row-major
 */
record Features(INDArray memory, INDArray array) {

    static Features in(INDArray memory, long images, long height, long width, long channels) {
        INDArray used = memory.get(NDArrayIndex.interval(0, images * height * width * channels));
        return new Features(memory, used.reshape('c', images, height, width, channels));
    }

    /** The first images, in the same memory. */
    Features first(long images) {
        return in(memory, images, height(), width(), channels());
    }

    long images() {
        return array.size(0);
    }

    long height() {
        return array.size(1);
    }

    long width() {
        return array.size(2);
    }

    long channels() {
        return array.size(3);
    }

    int length() {
        return Math.toIntExact(array.length());
    }

    /** The values in place. */
    FloatBuffer values() {
        return Tensors.values(memory);
    }
}
