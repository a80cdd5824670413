package org.fieldwarden.detector.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.detector.Convolution;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.factory.Nd4j;

/** The steps of one straight computation on memory laid out once, in their order. Used by one thread. */
final class NetworkSteps implements AutoCloseable {

    private final WeightTensors weights;
    private final FeatureMemory memory;
    private final List<Runnable> steps = new ArrayList<>();
    private final List<OpContext> contexts = new ArrayList<>();

    NetworkSteps(WeightTensors weights, FeatureMemory memory) {
        this.weights = weights;
        this.memory = memory;
    }

    void add(Runnable step) {
        steps.add(step);
    }

    void run() {
        for (Runnable step : steps) {
            step.run();
        }
    }

    Features convolve(String name, Features input) {
        Convolution convolution = weights.convolution(name);
        int stride = convolution.form().stride();
        Features output =
                memory.take(input.images(), input.height() / stride, input.width() / stride, convolution.outputs());
        convolve(name, input, output);
        return output;
    }

    /** A convolution after which its input is not needed any more. */
    Features convolveLast(String name, Features input) {
        Features output = convolve(name, input);
        memory.giveBack(input);
        return output;
    }

    void convolve(String name, Features input, Features output) {
        Convolution convolution = weights.convolution(name);
        Convolution.Form form = convolution.form();
        if (form.isDepthwise()) {
            steps.add(new DepthwiseLoop(
                    input.values(),
                    output.values(),
                    DepthwiseSize.of(input.array(), form.stride()),
                    Tensors.read(weights.array(convolution.weights())),
                    Tensors.read(weights.array(convolution.bias()))));
            return;
        }
        OpContext context = context(output);
        context.setIArguments(FastConvolutionLayer.arguments(form));
        context.setInputArrays(input.array(), weights.array(convolution.weights()), weights.array(convolution.bias()));
        Conv2D operation = new Conv2D();
        steps.add(() -> Nd4j.exec(operation, context));
        if (form.isRectified()) {
            rectify(output);
        }
    }

    private void rectify(Features features) {
        OpContext context = context(features);
        context.setInputArrays(features.array());
        context.setTArguments(0.0); // the least value let through
        DynamicCustomOp operation = DynamicCustomOp.builder("relu").build();
        steps.add(() -> Nd4j.exec(operation, context));
    }

    private OpContext context(Features output) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setOutputArrays(output.array());
        contexts.add(context);
        return context;
    }

    /** Lets go of everything but the memory. */
    @Override
    public void close() {
        contexts.forEach(OpContext::purge);
        steps.clear();
    }
}
