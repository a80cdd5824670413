package org.fieldwarden.detector.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkWeights;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A bundle's weights in native memory, read by all workers. Outputs x inputs x height x width; whoever made it closes it. */
final class WeightTensors implements AutoCloseable {

    private final Map<String, Convolution> convolutions = new LinkedHashMap<>();
    private final Map<String, INDArray> tensors = new LinkedHashMap<>();

    WeightTensors(NetworkWeights weights) {
        for (Convolution convolution : weights.shape().convolutions()) {
            convolutions.put(convolution.name(), convolution);
        }
        for (Convolution.Tensor tensor : weights.shape().tensors()) {
            INDArray array = Nd4j.createUninitializedDetached(
                    DataType.FLOAT,
                    'c',
                    tensor.shape().stream().mapToLong(Integer::longValue).toArray());
            Tensors.write(weights.values(tensor.name()), array);
            tensors.put(tensor.name(), array);
        }
    }

    Convolution convolution(String name) {
        Convolution found = convolutions.get(name);
        if (found == null) {
            throw new IllegalStateException("The shape has no convolution " + name);
        }
        return found;
    }

    INDArray array(Convolution.Tensor tensor) {
        INDArray found = tensors.get(tensor.name());
        if (found == null) {
            throw new IllegalStateException("The weights have no tensor " + tensor.name());
        }
        return found;
    }

    @Override
    public void close() {
        for (INDArray tensor : tensors.values()) {
            if (tensor.closeable()) {
                tensor.close();
            }
        }
    }
}
