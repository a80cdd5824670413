package org.fieldwarden.detector.dl4j;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;

/** Configuration of a vertex without parameters or settings; two of the same class are equal. */
abstract class PlainVertex extends GraphVertex {

    private static final long serialVersionUID = 1;

    private final int fewestInputs;
    private final int mostInputs;

    PlainVertex(int fewestInputs, int mostInputs) {
        this.fewestInputs = fewestInputs;
        this.mostInputs = mostInputs;
    }

    /** Itself: there is nothing that could be changed. */
    @Override
    public GraphVertex clone() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlainVertex vertex
                && vertex.getClass().getName().equals(getClass().getName());
    }

    @Override
    public int hashCode() {
        return getClass().getName().hashCode();
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return fewestInputs;
    }

    @Override
    public int maxVertexInputs() {
        return mostInputs;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... vertexInputs) {
        return vertexInputs[vertexInputs.length - 1];
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputTypes) {
        return new LayerMemoryReport.Builder(null, getClass(), inputTypes[0], getOutputType(-1, inputTypes))
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }
}
