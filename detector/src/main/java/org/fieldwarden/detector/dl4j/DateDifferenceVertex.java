package org.fieldwarden.detector.dl4j;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The absolute difference between the first half of a batch (baseline) and the second half (current): 2 n images in, n
 * out. Unstacking, subtraction and the absolute value are one vertex, so that the halves are never copied.
 */
@SuppressWarnings("overrides") // the library overrides a variable-arity method with a fixed one
final class DateDifferenceVertex extends PlainGraphVertex {

    private static final long serialVersionUID = 1;

    DateDifferenceVertex(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, dataType);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        return Transforms.abs(difference(ArrayType.ACTIVATIONS, workspaces), false);
    }

    @Override
    public Pair<@Nullable Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray signs = Transforms.sign(difference(ArrayType.BP_WORKING_MEM, workspaces), false);
        INDArray gradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, inputs[0].shape());
        long pairs = signs.size(0);
        signs.muli(epsilon);
        Tensors.images(gradient, 0, pairs).assign(signs);
        Tensors.images(gradient, pairs, 2 * pairs).assign(signs.negi());
        return new Pair<>(null, new INDArray[] {gradient});
    }

    private INDArray difference(ArrayType type, LayerWorkspaceMgr workspaces) {
        INDArray stacked = inputs[0];
        long pairs = stacked.size(0) / 2;
        INDArray result = workspaces.createUninitialized(
                type, dataType, pairs, stacked.size(1), stacked.size(2), stacked.size(3));
        return Tensors.images(stacked, 0, pairs).sub(Tensors.images(stacked, pairs, 2 * pairs), result);
    }
}
