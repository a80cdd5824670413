package org.fieldwarden.detector.dl4j;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configuration of {@link DateDifferenceVertex}: |baseline - current| of a stacked batch. */
final class DateDifference extends PlainVertex {

    private static final long serialVersionUID = 1;

    DateDifference() {
        super(1, 1);
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray paramsView,
            boolean initializeParams,
            DataType networkDatatype) {
        return new DateDifferenceVertex(graph, name, index, networkDatatype);
    }
}
