package org.fieldwarden.detector.dl4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native memory of one worker's features. What is given back serves the next features that fit, so that a pass through
 * the network needs a small part of the sum of all features, and pages are touched once, not on every pass.
 */
final class FeatureMemory implements AutoCloseable {

    private final List<INDArray> all = new ArrayList<>();
    private final List<INDArray> free = new ArrayList<>();

    /** Memory for features of the given sizes, with any content: the smallest free piece that is large enough. */
    Features take(long images, long height, long width, long channels) {
        long length = images * height * width * channels;
        INDArray memory = free.stream()
                .filter(piece -> piece.length() >= length)
                .min(Comparator.comparingLong(INDArray::length))
                .orElseGet(() -> allocate(length));
        free.remove(memory);
        return Features.in(memory, 0, images, height, width, channels);
    }

    private INDArray allocate(long length) {
        INDArray memory = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', length);
        all.add(memory);
        return memory;
    }

    /** Lets later features overwrite these. */
    void giveBack(Features features) {
        free.add(features.memory());
    }

    /** Lets later features overwrite all that was taken. */
    void giveBackAll() {
        free.clear();
        free.addAll(all);
    }

    @Override
    public void close() {
        for (INDArray memory : all) {
            if (memory.closeable()) {
                memory.close();
            }
        }
        all.clear();
        free.clear();
    }
}
