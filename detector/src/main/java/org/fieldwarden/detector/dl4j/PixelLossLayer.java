package org.fieldwarden.detector.dl4j;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.CnnLossLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Ends the training graph: reads logits and labels into Java and computes loss and gradient there. The pixels of a
 * batch are few beside the features, and plain loops can be checked. Input: n x height x width x channels, logits;
 * labels: n x height x width x 1.
 */
final class PixelLossLayer extends CnnLossLayer {

    private static final long serialVersionUID = 1;

    private final PixelObjective objective;
    private transient PixelObjective.@Nullable Losses losses;

    PixelLossLayer(NeuralNetConfiguration conf, DataType dataType, PixelObjective objective) {
        super(conf, dataType);
        this.objective = objective;
    }

    /** The losses of the last backward pass. */
    PixelObjective.Losses losses() {
        return Objects.requireNonNull(losses, "No backward pass yet");
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        double[] logits = Tensors.readDoubles(Tensors.dense(input, ArrayType.BP_WORKING_MEM, workspaces));
        double[] gradient = new double[logits.length];
        losses = objective.evaluate(logits, Tensors.readDoubles(labels), gradient);
        INDArray inputGradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape());
        Tensors.writeDoubles(gradient, inputGradient);
        return new Pair<>(new DefaultGradient(), inputGradient);
    }

    /** Part of the total loss. */
    @Override
    public double computeScore(double fullNetRegTerm, boolean training, LayerWorkspaceMgr workspaces) {
        return losses().crossEntropy() + losses().dice();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return workspaces.dup(ArrayType.ACTIVATIONS, input, 'c');
    }
}
