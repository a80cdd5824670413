package org.fieldwarden.detector.dl4j;

import org.fieldwarden.detector.TrainingBatch;
import org.fieldwarden.detector.TrainingPair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch as the training graph reads it, in arrays that are kept from step to step. Pixels: 2 n x height x width x 3;
 * change labels: n x height x width x 1; land-cover labels: 2 n x height/2 x width/2 x 1, from the pixels with even
 * column and row.
 */
final class BatchTensors implements AutoCloseable {

    private final DataType dataType;
    private final float[] scale = PixelScale.table();
    private INDArray pixels = Nd4j.empty(DataType.FLOAT);
    private INDArray change = Nd4j.empty(DataType.FLOAT);
    private INDArray covers = Nd4j.empty(DataType.FLOAT);

    BatchTensors(DataType dataType) {
        this.dataType = dataType;
    }

    INDArray pixels() {
        return pixels;
    }

    /** In the order of the graph's outputs. */
    INDArray[] labels() {
        return new INDArray[] {change, covers};
    }

    void fill(TrainingBatch batch) {
        int pairs = batch.pairs().size();
        int height = batch.height();
        int width = batch.width();
        fit(pairs, height, width);
        int area = height * width;
        int halfArea = area / 4;
        double[] pixelValues = new double[2 * pairs * area * 3];
        double[] changeValues = new double[pairs * area];
        double[] coverValues = new double[2 * pairs * halfArea];
        for (int index = 0; index < pairs; index++) {
            TrainingPair pair = batch.pairs().get(index);
            scale(pair.baseline().toRgb(), pixelValues, index * area * 3);
            scale(pair.current().toRgb(), pixelValues, (pairs + index) * area * 3);
            byte[] labels = pair.labels().toChange();
            for (int pixel = 0; pixel < area; pixel++) {
                changeValues[index * area + pixel] = labels[pixel] & 0xff;
            }
            halve(pair.labels().toBaselineCovers(), width, coverValues, index * halfArea);
            halve(pair.labels().toCurrentCovers(), width, coverValues, (pairs + index) * halfArea);
        }
        Tensors.writeDoubles(pixelValues, pixels);
        Tensors.writeDoubles(changeValues, change);
        Tensors.writeDoubles(coverValues, covers);
    }

    private void scale(byte[] rgb, double[] target, int offset) {
        for (int index = 0; index < rgb.length; index++) {
            target[offset + index] = scale[rgb[index] & 0xff];
        }
    }

    private static void halve(byte[] labels, int width, double[] target, int offset) {
        int halfWidth = width / 2;
        int halfArea = labels.length / 4;
        for (int index = 0; index < halfArea; index++) {
            int row = 2 * (index / halfWidth);
            int column = 2 * (index % halfWidth);
            target[offset + index] = labels[row * width + column] & 0xff;
        }
    }

    private void fit(int pairs, int height, int width) {
        if (!change.isEmpty() && change.size(0) == pairs && change.size(1) == height && change.size(2) == width) {
            return;
        }
        close();
        pixels = Nd4j.createUninitializedDetached(dataType, 'c', 2L * pairs, height, width, 3);
        change = Nd4j.createUninitializedDetached(dataType, 'c', pairs, height, width, 1);
        covers = Nd4j.createUninitializedDetached(dataType, 'c', 2L * pairs, height / 2, width / 2, 1);
    }

    @Override
    public void close() {
        for (INDArray array : new INDArray[] {pixels, change, covers}) {
            if (!array.isEmpty() && array.closeable()) {
                array.close();
            }
        }
        change = Nd4j.empty(DataType.FLOAT);
    }
}
