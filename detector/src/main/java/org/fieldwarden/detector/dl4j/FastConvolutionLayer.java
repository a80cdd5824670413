package org.fieldwarden.detector.dl4j;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.fieldwarden.detector.Convolution;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.api.ops.impl.layers.convolution.DepthwiseConv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.DepthwiseConv2DBp;
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

    private final Convolution.Form form;

    FastConvolutionLayer(NeuralNetConfiguration conf, Convolution.Form form, DataType dataType) {
        super(conf, dataType);
        this.form = form;
        forward.setIArguments(arguments(form));
        backward.setIArguments(arguments(form));
    }

    /** What the native operation is told: "same" padding, channels last. */
    static long[] arguments(Convolution.Form form) {
        int kernel = form.kernel();
        int stride = form.stride();
        // kernel, stride, padding, dilation (two each), same mode, channels last, weights as out x in x height x width
        return new long[] {kernel, kernel, stride, stride, 0, 0, 1, 1, 1, 1, 1};
    }

    /** The native operation; on each channel by itself it wants its weights as 1 x channels x height x width. */
    private static DynamicCustomOp operation(Convolution.Form form) {
        return form.isDepthwise() ? new DepthwiseConv2D() : new Conv2D();
    }

    /** Outputs x inputs x height x width as the native operation wants them: the same memory. */
    private static INDArray weights(Convolution.Form form, INDArray tensor) {
        return form.isDepthwise() ? tensor.reshape('c', 1, tensor.size(0), tensor.size(2), tensor.size(3)) : tensor;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray pixels = Tensors.dense(input, ArrayType.FF_WORKING_MEM, workspaces);
        INDArray output = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                pixels.size(0),
                halved(pixels.size(1)),
                halved(pixels.size(2)),
                layerConf().getNOut());
        if (isFastDepthwise()) {
            DepthwiseSize size = DepthwiseSize.of(pixels, form.stride());
            new DepthwiseLoop(
                            new DepthwiseInput(Tensors.values(pixels), size, DepthwiseInput.Loading.AS_THEY_ARE),
                            Tensors.values(output),
                            size,
                            Tensors.read(getParam(ConvolutionParamInitializer.WEIGHT_KEY)),
                            Tensors.read(getParam(ConvolutionParamInitializer.BIAS_KEY)))
                    .run();
        } else {
            activateNatively(pixels, output);
        }
        lastOutput = training ? output : null;
        return output;
    }

    /** Loops of our own for floats: the native depthwise operation is far too slow. Doubles, for checks, go natively. */
    private boolean isFastDepthwise() {
        return form.isDepthwise() && dataType == DataType.FLOAT;
    }

    private void activateNatively(INDArray pixels, INDArray output) {
        forward.purge();
        forward.setInputArray(0, pixels);
        forward.setInputArray(1, weights());
        forward.setInputArray(2, getParam(ConvolutionParamInitializer.BIAS_KEY));
        forward.setOutputArray(0, output);
        Nd4j.exec(operation(form), forward);
        forward.purge();
        if (form.isRectified()) {
            Nd4j.getExecutioner().exec(new RectifiedLinear(output, output));
        }
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray pixels = Tensors.dense(input, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray delta = rectifiedDelta(Tensors.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces), workspaces);
        INDArray inputGradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, pixels.shape());
        INDArray weightGradient = Objects.requireNonNull(gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY));
        INDArray biasGradient = Objects.requireNonNull(gradientViews.get(ConvolutionParamInitializer.BIAS_KEY));
        if (isFastDepthwise()) {
            DepthwiseGradient gradients = new DepthwiseGradient(
                    DepthwiseSize.of(pixels, form.stride()),
                    Tensors.read(getParam(ConvolutionParamInitializer.WEIGHT_KEY)));
            gradients.addParameters(Tensors.values(pixels), Tensors.values(delta));
            gradients.setInput(Tensors.values(delta), Tensors.values(inputGradient));
            Tensors.write(gradients.weightGradient(), weightGradient);
            Tensors.write(gradients.biasGradient(), biasGradient);
        } else {
            goBackNatively(new INDArray[] {pixels, delta}, inputGradient, weightGradient, biasGradient);
        }
        Gradient gradient = new DefaultGradient();
        gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        return new Pair<>(gradient, inputGradient);
    }

    private void goBackNatively(INDArray[] pixelsAndDelta, INDArray... gradients) {
        backward.purge();
        backward.setInputArray(0, pixelsAndDelta[0]);
        backward.setInputArray(1, weights());
        backward.setInputArray(2, getParam(ConvolutionParamInitializer.BIAS_KEY));
        backward.setInputArray(3, pixelsAndDelta[1]);
        backward.setOutputArray(0, gradients[0]);
        backward.setOutputArray(1, weights(form, gradients[1]));
        backward.setOutputArray(2, gradients[2]);
        Nd4j.exec(form.isDepthwise() ? new DepthwiseConv2DBp() : new Conv2DDerivative(), backward);
        backward.purge();
    }

    private INDArray weights() {
        return weights(form, getParam(ConvolutionParamInitializer.WEIGHT_KEY));
    }

    private long halved(long side) {
        return (side + form.stride() - 1) / form.stride();
    }

    /** The gradient before the rectifier; the incoming array may be shared, so it is not changed. */
    private INDArray rectifiedDelta(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (!form.isRectified()) {
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

    @Override
    public void clear() {
        super.clear();
        lastOutput = null;
    }
}
