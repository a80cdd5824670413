package org.fieldwarden.detector.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Moves weights between bundles and graphs; both keep them as outputs x inputs x height x width. */
final class GraphWeights {

    private GraphWeights() {}

    static void load(ComputationGraph graph, NetworkWeights weights) {
        for (Convolution convolution : weights.shape().convolutions()) {
            assign(
                    parameter(graph, convolution.name(), "W"),
                    weights.values(convolution.weights().name()));
            assign(
                    parameter(graph, convolution.name(), "b"),
                    weights.values(convolution.bias().name()));
        }
    }

    static NetworkWeights read(ComputationGraph graph, NetworkShape shape) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Convolution convolution : shape.convolutions()) {
            values.put(
                    convolution.weights().name(),
                    parameter(graph, convolution.name(), "W").dup('c').data().asFloat());
            values.put(
                    convolution.bias().name(),
                    parameter(graph, convolution.name(), "b").dup('c').data().asFloat());
        }
        return NetworkWeights.of(shape, values);
    }

    private static void assign(INDArray parameter, float[] values) {
        if (parameter.length() != values.length) {
            throw new IllegalStateException("The graph does not have the bundle's shape");
        }
        try (INDArray source = Nd4j.createFromArray(values)) {
            parameter.assign(source.castTo(parameter.dataType()).reshape('c', parameter.shape()));
        }
    }

    private static INDArray parameter(ComputationGraph graph, String layer, String key) {
        return graph.getLayer(layer).getParam(key);
    }
}
