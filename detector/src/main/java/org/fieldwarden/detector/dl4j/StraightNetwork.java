package org.fieldwarden.detector.dl4j;

import java.util.ArrayList;
import java.util.List;
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
        NetworkShape.Convolution finest = weights.convolution("c1s");
        Features half = memory.take(2L * pairs, height / 2, width / 2, finest.inputs());
        Features change1 = memory.take(pairs, height, width, finest.outputs());
        for (int pair = 0; pair < pairs; pair++) {
            encodeFinest(pair, half, change1);
        }
        memory.giveBack(pixels); // only until the next batch is written there
        Features fine2 = convolveLast("e2b", convolveLast("e2a", half));
        Features quarter = pool(fine2);
        Features cover2 = convolve("l2s", fine2);
        Features change2 = convolveLast("c2s", difference(fine2));
        Features fine3 = convolveLast("e3b", convolveLast("e3a", quarter));
        Features eighth = pool(fine3);
        Features cover3 = convolve("l3s", fine3);
        Features change3 = convolveLast("c3s", difference(fine3));
        Features deep = convolveLast("e4c", convolveLast("e4b", convolveLast("e4a", eighth)));
        Features cover4 = convolveLast("l4", convolve("l4r", deep));
        Features change4 = convolveLast("c4", convolveLast("c4r", difference(deep)));

        Features covers = convolveLast("l3", upsampleAndAdd(convolveLast("l3r", cover4), cover3));
        covers = convolveLast("l2", upsampleAndAdd(covers, cover2));
        landCovers = convolve("lc", covers);
        Features covered = convolveLast("c2l", difference(covers));

        Features changes = convolveLast("c3", upsampleAndAdd(convolveLast("c3r", change4), change3));
        changes = convolveLast("c2", upsampleAndAdd(changes, change2, covered));
        changes = convolveLast("c1", upsampleAndAdd(convolveLast("c1r", changes), change1));
        change = convolveLast("change", changes);
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

    /**
     * The finest level, one image after the other: there features are large, and those of one image stay in the cache.
     */
    private void encodeFinest(int pair, Features half, Features change1) {
        Features baseline = encodeFinest(pixels.images(pair, 1), half.images(pair, 1));
        Features current = encodeFinest(pixels.images(pairs + pair, 1), half.images(pairs + pair, 1));
        steps.add(new DifferenceLoop(baseline, current));
        convolve("c1s", baseline, change1.images(pair, 1));
        memory.giveBack(baseline);
        memory.giveBack(current);
    }

    private Features encodeFinest(Features image, Features pooled) {
        Features fine = convolveLast("e1b", convolve("e1a", image));
        pool(fine, pooled);
        return fine;
    }

    private Features convolve(String name, Features input) {
        int channels = weights.convolution(name).outputs();
        Features output = memory.take(input.images(), input.height(), input.width(), channels);
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
        NetworkShape.Convolution convolution = weights.convolution(name);
        OpContext context = context(output);
        context.setIArguments(FastConvolutionLayer.arguments(convolution.kernel()));
        context.setInputArrays(input.array(), weights.array(convolution.weights()), weights.array(convolution.bias()));
        Conv2D operation = new Conv2D();
        steps.add(() -> Nd4j.exec(operation, context));
        if (convolution.isRectified()) {
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

    private Features pool(Features input) {
        Features output = memory.take(input.images(), input.height() / 2, input.width() / 2, input.channels());
        pool(input, output);
        return output;
    }

    private void pool(Features input, Features output) {
        OpContext context = context(output);
        context.setInputArrays(input.array());
        // kernel, stride, padding, dilation (two each), "valid" mode, an unused one, channels last
        context.setIArguments(2, 2, 2, 2, 0, 0, 1, 1, 0, 1, 1);
        DynamicCustomOp operation = DynamicCustomOp.builder("maxpool2d").build();
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
