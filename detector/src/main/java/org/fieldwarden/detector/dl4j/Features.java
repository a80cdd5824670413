package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A stack of images somewhere in a piece of memory.
 *
 * @param memory one-dimensional
 * @param offset of the first value in the memory
 * @param array images x height x width x channels, dense and row-major
 */
record Features(INDArray memory, long offset, INDArray array) {

    static Features in(INDArray memory, long offset, long... shape) {
        long length = 1;
        for (long size : shape) {
            length *= size;
        }
        INDArray part = memory.get(NDArrayIndex.interval(offset, offset + length));
        return new Features(memory, offset, part.reshape('c', shape));
    }

    /** Some of the images, in the same memory. */
    Features images(long from, long count) {
        long imageLength = height() * width() * channels();
        return in(memory, offset + from * imageLength, count, height(), width(), channels());
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

    /** The values in place, up to the end of the memory. */
    FloatBuffer values() {
        return Tensors.values(memory).position(Math.toIntExact(offset)).slice();
    }
}
