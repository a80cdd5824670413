package org.fieldwarden.detector.dl4j;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first input at twice its resolution (each pixel repeated in a square of four) plus all other inputs, which have
 * the doubled resolution already.
 */
@SuppressWarnings("overrides") // the library overrides a variable-arity method with a fixed one
final class UpsampleAndAddVertex extends PlainGraphVertex {

    private static final long serialVersionUID = 1;

    UpsampleAndAddVertex(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, dataType);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray sum = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, inputs[1].shape());
        Nd4j.exec(DynamicCustomOp.builder("upsampling2d")
                .addIntegerArguments(2, 2, 0) // factors of rows and columns, channels last
                .addInputs(inputs[0])
                .addOutputs(sum)
                .build());
        for (int index = 1; index < inputs.length; index++) {
            sum.addi(inputs[index]);
        }
        return sum;
    }

    @Override
    public Pair<@Nullable Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray dense = Tensors.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray[] gradients = new INDArray[inputs.length];
        gradients[0] = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, inputs[0].shape());
        Nd4j.exec(DynamicCustomOp.builder("upsampling2d_bp")
                .addIntegerArguments(0) // channels last
                .addInputs(inputs[0], dense)
                .addOutputs(gradients[0])
                .build());
        for (int index = 1; index < inputs.length; index++) {
            gradients[index] = workspaces.dup(ArrayType.ACTIVATION_GRAD, dense);
        }
        return new Pair<>(null, gradients);
    }
}
