package org.fieldwarden.detector.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.dl4j.DepthwiseInput.Loading;
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
        if (convolution.form().isDepthwise()) {
            depthwise(convolution, input, output, Loading.AS_THEY_ARE);
            return;
        }
        multiply(convolution, input, output);
        if (convolution.form().isRectified()) {
            rectify(output);
        }
    }

    /**
     * Pairs of a depthwise convolution and the pointwise one after it, one after the other. What goes from pair to pair
     * is rectified as it is loaded, which saves a pass over memory.
     *
     * @param input is still needed afterwards
     * @param names of the pairs, without {@code d} and {@code p}
     */
    Features pairs(Features input, List<String> names) {
        return pairs(input, names, () -> {});
    }

    /** Likewise, where the input is not needed afterwards. */
    Features pairsLast(Features input, List<String> names) {
        return pairs(input, names, () -> memory.giveBack(input));
    }

    private Features pairs(Features input, List<String> names, Runnable inputRead) {
        Features features = input;
        for (String name : names) {
            Convolution depthwise = weights.convolution(name + "d");
            int stride = depthwise.form().stride();
            Features apart = memory.take(
                    features.images(), features.height() / stride, features.width() / stride, features.channels());
            boolean first = name.equals(names.get(0));
            depthwise(depthwise, features, apart, first ? Loading.AS_THEY_ARE : Loading.RECTIFIED);
            if (first) {
                inputRead.run();
            } else {
                memory.giveBack(features);
            }
            Convolution pointwise = weights.convolution(name + "p");
            features = memory.take(apart.images(), apart.height(), apart.width(), pointwise.outputs());
            multiply(pointwise, apart, features);
            memory.giveBack(apart);
        }
        rectify(features);
        return features;
    }

    private void depthwise(Convolution convolution, Features input, Features output, Loading loading) {
        DepthwiseSize size = DepthwiseSize.of(input.array(), convolution.form().stride());
        steps.add(new DepthwiseLoop(
                new DepthwiseInput(input.values(), size, loading),
                output.values(),
                size,
                Tensors.read(weights.array(convolution.weights())),
                Tensors.read(weights.array(convolution.bias()))));
    }

    /** A dense convolution, not rectified. */
    private void multiply(Convolution convolution, Features input, Features output) {
        OpContext context = context(output);
        context.setIArguments(FastConvolutionLayer.arguments(convolution.form()));
        context.setInputArrays(input.array(), weights.array(convolution.weights()), weights.array(convolution.bias()));
        Conv2D operation = new Conv2D();
        steps.add(() -> Nd4j.exec(operation, context));
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
