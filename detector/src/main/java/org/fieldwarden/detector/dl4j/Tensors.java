package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What the layers of the network share: dense arrays, halves of a stacked batch, and copies to and from Java. */
final class Tensors {

    private Tensors() {}

    /** The array itself where it is dense and row-major, else a dense copy. */
    static INDArray dense(INDArray array, ArrayType type, LayerWorkspaceMgr workspaces) {
        return isDense(array) ? array : workspaces.dup(type, array, 'c');
    }

    /** Whether values lie one after the other, row-major; the stride of a dimension of size 1 has no meaning. */
    static boolean isDense(INDArray array) {
        long expected = 1;
        for (int dimension = array.rank() - 1; dimension >= 0; dimension--) {
            long size = array.size(dimension);
            if (size != 1 && array.stride(dimension) != expected) {
                return false;
            }
            expected *= size;
        }
        return array.rank() < 2 || array.ordering() == 'c';
    }

    /** The images {@code from} (inclusive) to {@code to} (exclusive) of a batch, as a dense view. */
    static INDArray images(INDArray batch, long from, long to) {
        INDArrayIndex all = NDArrayIndex.all();
        return batch.get(NDArrayIndex.interval(from, to), all, all, all);
    }

    /** Copies the first {@code array.length()} floats into the dense array. */
    static void write(float[] source, INDArray array) {
        requireDenseFloat(array);
        floats(array).put(source, 0, Math.toIntExact(array.length()));
    }

    /** Copies the dense array into the first {@code array.length()} floats. */
    static void read(INDArray array, float[] target) {
        requireDenseFloat(array);
        floats(array).get(target, 0, Math.toIntExact(array.length()));
    }

    static float[] read(INDArray array) {
        float[] values = new float[Math.toIntExact(array.length())];
        read(array, values);
        return values;
    }

    /** The dense array's values; it holds floats or doubles. */
    static double[] readDoubles(INDArray array) {
        double[] values = new double[Math.toIntExact(array.length())];
        if (array.dataType() == DataType.DOUBLE && isDense(array)) {
            new DoublePointer(array.data().addressPointer()).get(values);
        } else {
            float[] floats = read(array);
            for (int index = 0; index < values.length; index++) {
                values[index] = floats[index];
            }
        }
        return values;
    }

    /** Copies the values into the dense array of the same length; it holds floats or doubles. */
    static void writeDoubles(double[] source, INDArray array) {
        if (array.dataType() == DataType.DOUBLE && isDense(array)) {
            new DoublePointer(array.data().addressPointer()).put(source, 0, Math.toIntExact(array.length()));
        } else {
            float[] floats = new float[source.length];
            for (int index = 0; index < floats.length; index++) {
                floats[index] = (float) source[index];
            }
            write(floats, array);
        }
    }

    /** The values of a one-dimensional array that starts its buffer, in place; not to be used once that is closed. */
    static FloatBuffer values(INDArray array) {
        requireDenseFloat(array);
        return floats(array).capacity(array.length()).asBuffer();
    }

    private static FloatPointer floats(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }

    private static void requireDenseFloat(INDArray array) {
        if (array.dataType() != DataType.FLOAT || !isDense(array)) {
            throw new IllegalStateException("Expected a dense array of floats: " + array.shapeInfoToString());
        }
    }
}
