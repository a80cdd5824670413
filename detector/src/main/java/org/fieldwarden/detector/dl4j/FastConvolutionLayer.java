package org.fieldwarden.detector.dl4j;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution that hands dense channels-last arrays straight to the native operation and rectifies in place.
 *
 * <p>Deeplearning4j 1.0.0-M2.1's own layer copies its input, computes the forward pass again in the backward pass, and
 * hands views to an operation that answers views with garbage; here every array given to the operation is dense and
 * row-major. Input and output: batch x height x width x channels.
 */
final class FastConvolutionLayer extends ConvolutionLayer {

    private static final long serialVersionUID = 1;

    private final transient OpContext forward = Nd4j.getExecutioner().buildContext();
    private final transient OpContext backward = Nd4j.getExecutioner().buildContext();
    private transient @Nullable INDArray lastOutput;

    FastConvolutionLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        int kernel = layerConf().getKernelSize()[0];
        forward.setIArguments(arguments(kernel));
        backward.setIArguments(arguments(kernel));
    }

    /** What the native operation is told: stride 1, "same" padding, channels last. */
    static long[] arguments(int kernel) {
        // kernel, stride, padding, dilation (two each), same mode, channels last, weights as out x in x height x width
        return new long[] {kernel, kernel, 1, 1, 0, 0, 1, 1, 1, 1, 1};
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray pixels = Tensors.dense(input, ArrayType.FF_WORKING_MEM, workspaces);
        INDArray output = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                pixels.size(0),
                pixels.size(1),
                pixels.size(2),
                layerConf().getNOut());
        forward.purge();
        forward.setInputArray(0, pixels);
        forward.setInputArray(1, getParam(ConvolutionParamInitializer.WEIGHT_KEY));
        forward.setInputArray(2, getParam(ConvolutionParamInitializer.BIAS_KEY));
        forward.setOutputArray(0, output);
        Nd4j.exec(new Conv2D(), forward);
        forward.purge();
        if (isRectified()) {
            Nd4j.getExecutioner().exec(new RectifiedLinear(output, output));
        }
        lastOutput = training ? output : null;
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray pixels = Tensors.dense(input, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray delta = rectifiedDelta(Tensors.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces), workspaces);
        INDArray inputGradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, pixels.shape());
        INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
        INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
        backward.purge();
        backward.setInputArray(0, pixels);
        backward.setInputArray(1, getParam(ConvolutionParamInitializer.WEIGHT_KEY));
        backward.setInputArray(2, getParam(ConvolutionParamInitializer.BIAS_KEY));
        backward.setInputArray(3, delta);
        backward.setOutputArray(0, inputGradient);
        backward.setOutputArray(1, weightGradient);
        backward.setOutputArray(2, biasGradient);
        Nd4j.exec(new Conv2DDerivative(), backward);
        backward.purge();
        Gradient gradient = new DefaultGradient();
        gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        return new Pair<>(gradient, inputGradient);
    }

    /** The gradient before the rectifier; the incoming array may be shared, so it is not changed. */
    private INDArray rectifiedDelta(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (!isRectified()) {
            return epsilon;
        }
        INDArray output = Objects.requireNonNull(lastOutput, "No forward pass in training mode before the backward");
        INDArray delta = workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, epsilon.shape());
        Nd4j.exec(DynamicCustomOp.builder("relu_bp")
                .addInputs(output, epsilon)
                .addOutputs(delta)
                .build());
        return delta;
    }

    private boolean isRectified() {
        return layerConf().getActivationFn() instanceof ActivationReLU;
    }

    @Override
    public void clear() {
        super.clear();
        lastOutput = null;
    }
}
