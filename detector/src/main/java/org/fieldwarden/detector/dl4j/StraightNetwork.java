package org.fieldwarden.detector.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkShape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The computation of {@link SiameseGraph} as a straight line of native operations on memory that is laid out once, for
 * tiles of one size. Same weights, same operations, same order of sums; without the graph's bookkeeping, temporary
 * arrays and first touches of memory, which took a quarter of the time. Used by one thread.
 */
final class StraightNetwork implements AutoCloseable {

    private final WeightTensors weights;
    private final FeatureMemory memory;
    private final int pairs;
    private final List<Runnable> steps = new ArrayList<>();
    private final List<OpContext> contexts = new ArrayList<>();
    private final Features pixels;
    private final Features change;
    private final Features landCovers;

    /**
     * Lays out the computation.
     *
     * @param memory all free; must outlive this
     * @param pairs number of pairs n
     */
    StraightNetwork(WeightTensors weights, FeatureMemory memory, int pairs, int height, int width) {
        this.weights = weights;
        this.memory = memory;
        this.pairs = pairs;
        pixels = memory.take(2L * pairs, height, width, 3);
        int finest = weights.convolution("c1s").outputs();
        Features change1 = memory.take(pairs, height, width, finest);
        for (int pair = 0; pair < pairs; pair++) {
            compareFinest(pair, change1);
        }
        Features half = separable("m1", convolve("m0", pixels));
        memory.giveBack(pixels); // only until the next batch is written there
        Features quarter = separable("m3", separable("m2", half, Keep.INPUT));
        Skip skip2 = skip("2", half);
        Features eighth = separable("m5", separable("m4", quarter, Keep.INPUT));
        Skip skip3 = skip("3", quarter);
        Features sixteenth = separable("m6", eighth, Keep.INPUT);
        for (int pair = 7; pair <= NetworkShape.PAIRS; pair++) {
            sixteenth = separable("m" + pair, sixteenth);
        }
        Skip skip4 = skip("4", eighth);
        Features cover = convolveLast("l5", convolve("l5r", sixteenth));
        Features change5 = convolveLast("c5", convolveLast("c5r", difference(sixteenth)));

        cover = convolveLast("l4", upsampleAndAdd(convolveLast("l4r", cover), skip4.cover()));
        cover = convolveLast("l3", upsampleAndAdd(convolveLast("l3r", cover), skip3.cover()));
        cover = convolveLast("l2", upsampleAndAdd(convolveLast("l2r", cover), skip2.cover()));
        landCovers = convolve("lc", cover);
        Features covered = convolveLast("c2l", difference(cover));

        Features changes = convolveLast("c4", upsampleAndAdd(convolveLast("c4r", change5), skip4.change()));
        changes = convolveLast("c3", upsampleAndAdd(convolveLast("c3r", changes), skip3.change()));
        changes = convolveLast("c2", upsampleAndAdd(convolveLast("c2r", changes), skip2.change(), covered));
        changes = convolveLast("c1", upsampleAndAdd(convolveLast("c1r", changes), change1));
        change = convolveLast("change", changes);
    }

    /** What both decoders read of one encoder level. */
    private record Skip(Features cover, Features change) {}

    private enum Keep {
        INPUT,
        NOTHING
    }

    /** 2 n x height x width x 3, all baselines, then all currents; to be filled before {@link #run}. */
    INDArray pixels() {
        return pixels.array();
    }

    /** n x height x width x 1, logits; valid until the next run. */
    INDArray change() {
        return change.array();
    }

    /** 2 n x height/2 x width/2 x 5, logits; valid until the next run. */
    INDArray landCovers() {
        return landCovers.array();
    }

    void run() {
        for (Runnable step : steps) {
            step.run();
        }
    }

    /** The finest level, one pair after the other: there features are large, and those of one pair stay in the cache. */
    private void compareFinest(int pair, Features change1) {
        Features baseline = convolve("s", pixels.images(pair, 1));
        Features current = convolve("s", pixels.images(pairs + pair, 1));
        steps.add(new DifferenceLoop(baseline, current));
        convolve("c1s", baseline, change1.images(pair, 1));
        memory.giveBack(baseline);
        memory.giveBack(current);
    }

    /** One depthwise convolution and the pointwise one after it. */
    private Features separable(String name, Features input) {
        return separable(name, input, Keep.NOTHING);
    }

    private Features separable(String name, Features input, Keep keep) {
        Features depthwise = convolve(name + "d", input);
        if (keep == Keep.NOTHING) {
            memory.giveBack(input);
        }
        return convolveLast(name + "p", depthwise);
    }

    /** Overwrites the features. */
    private Skip skip(String level, Features features) {
        Features cover = convolve("l" + level + "s", features);
        return new Skip(cover, convolveLast("c" + level + "s", difference(features)));
    }

    private Features convolve(String name, Features input) {
        Convolution convolution = weights.convolution(name);
        int stride = convolution.form().stride();
        Features output = memory.take(
                input.images(), input.height() / stride, input.width() / stride, convolution.outputs());
        convolve(name, input, output);
        return output;
    }

    /** A convolution after which its input is not needed any more. */
    private Features convolveLast(String name, Features input) {
        Features output = convolve(name, input);
        memory.giveBack(input);
        return output;
    }

    private void convolve(String name, Features input, Features output) {
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

    /** Overwrites the features: they must not be needed any more. */
    private Features difference(Features stacked) {
        Features baselines = stacked.images(0, pairs);
        steps.add(new DifferenceLoop(baselines, stacked.images(pairs, pairs)));
        return baselines;
    }

    /** Overwrites the first fine features and lets go of all others. */
    private Features upsampleAndAdd(Features coarse, Features fine, Features... further) {
        steps.add(new UpsampleAndAddLoop(coarse, fine, further));
        memory.giveBack(coarse);
        for (Features addend : further) {
            memory.giveBack(addend);
        }
        return fine;
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
