package org.fieldwarden.detector.dl4j;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configuration of {@link UpsampleAndAddVertex}: the first input at twice its resolution plus the other inputs. */
final class UpsampleAndAdd extends PlainVertex {

    private static final long serialVersionUID = 1;

    UpsampleAndAdd() {
        super(2, Integer.MAX_VALUE);
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray paramsView,
            boolean initializeParams,
            DataType networkDatatype) {
        return new UpsampleAndAddVertex(graph, name, index, networkDatatype);
    }
}
