package org.fieldwarden.detector.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.PixelWindow;
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
    private final CoreRegions regions;
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
     * @param regions the tile, and the part of it whose outputs are wanted
     */
    StraightNetwork(WeightTensors weights, FeatureMemory memory, int pairs, CoreRegions regions) {
        this.weights = weights;
        this.memory = memory;
        this.pairs = pairs;
        this.regions = regions;
        PixelWindow tile = regions.tile();
        PixelWindow fine = regions.at(1);
        pixels = memory.take(2L * pairs, tile.height(), tile.width(), 3);
        Features change1 = memory.take(
                pairs, fine.height(), fine.width(), weights.convolution("c1s").outputs());
        for (int pair = 0; pair < pairs; pair++) {
            compareFinest(pair, change1);
        }
        Features half = separable("m1", convolve("m0", pixels));
        memory.giveBack(pixels); // only until the next batch is written there
        Features quarter = separable("m3", separable("m2", half, Keep.INPUT));
        Skip skip2 = skip(2, half);
        Features eighth = separable("m5", separable("m4", quarter, Keep.INPUT));
        Skip skip3 = skip(4, quarter);
        Features sixteenth = separable("m6", eighth, Keep.INPUT);
        Skip skip4 = skip(8, eighth);
        for (int pair = 7; pair <= NetworkShape.PAIRS; pair++) {
            sixteenth = separable("m" + pair, sixteenth);
        }
        sixteenth = cropped(sixteenth, 16, tile, regions.at(16));
        Features cover = convolveLast("l5", convolve("l5r", sixteenth));
        Features change5 = convolveLast("c5", convolveLast("c5r", difference(sixteenth)));

        cover = convolveLast("l4", joined("l4r", cover, 16, skip4.cover()));
        cover = convolveLast("l3", joined("l3r", cover, 8, skip3.cover()));
        cover = convolveLast("l2", joined("l2r", cover, 4, skip2.cover()));
        landCovers = cropped(convolve("lc", cover), 2, regions.at(2), regions.core());
        Features covered = convolveLast("c2l", difference(cover));

        Features changes = convolveLast("c4", joined("c4r", change5, 16, skip4.change()));
        changes = convolveLast("c3", joined("c3r", changes, 8, skip3.change()));
        changes = convolveLast("c2", joined("c2r", changes, 4, skip2.change(), covered));
        changes = convolveLast("c1", joined("c1r", changes, 2, change1));
        change = cropped(convolveLast("change", changes), 1, regions.at(1), regions.core());
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

    /** Of the core, n x height x width x 1, logits; valid until the next run. */
    INDArray change() {
        return change.array();
    }

    /** Of the core, 2 n x height/2 x width/2 x 5, logits; valid until the next run. */
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
        Features baseline = finest(pixels.images(pair, 1));
        Features current = finest(pixels.images(pairs + pair, 1));
        steps.add(new DifferenceLoop(baseline, current));
        convolve("c1s", baseline, change1.images(pair, 1));
        memory.giveBack(baseline);
        memory.giveBack(current);
    }

    private Features finest(Features image) {
        if (regions.at(1).equals(regions.tile())) {
            return convolve("s", image);
        }
        return convolveLast("s", crop(image, 1, regions.tile(), regions.at(1)));
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

    /** What the decoders read at a level; lets go of the features. */
    private Skip skip(int cell, Features features) {
        String level = String.valueOf(1 + Integer.numberOfTrailingZeros(cell));
        Features part = cropped(features, cell, regions.tile(), regions.at(cell));
        Features cover = convolve("l" + level + "s", part);
        return new Skip(cover, convolveLast("c" + level + "s", difference(part)));
    }

    /** A decoder's coarser level, through the named convolution, added to what there is at the finer one. */
    private Features joined(String name, Features coarse, int cell, Features fine, Features... further) {
        Features narrowed = cropped(convolveLast(name, coarse), cell, regions.at(cell), regions.at(cell / 2));
        return upsampleAndAdd(narrowed, fine, further);
    }

    /** A part of the features instead of them; the features themselves where it is all of them. */
    private Features cropped(Features features, int cell, PixelWindow whole, PixelWindow part) {
        if (part.equals(whole)) {
            return features;
        }
        Features crop = crop(features, cell, whole, part);
        memory.giveBack(features);
        return crop;
    }

    /**
     * A copy of a part.
     *
     * @param cell pixels of the tile to one of the features
     * @param whole where the features lie in the tile
     * @param part inside it
     */
    private Features crop(Features features, int cell, PixelWindow whole, PixelWindow part) {
        Features crop = memory.take(features.images(), part.height() / cell, part.width() / cell, features.channels());
        steps.add(new CropLoop(
                features, crop, (part.column() - whole.column()) / cell, (part.row() - whole.row()) / cell));
        return crop;
    }

    private Features convolve(String name, Features input) {
        Convolution convolution = weights.convolution(name);
        int stride = convolution.form().stride();
        Features output =
                memory.take(input.images(), input.height() / stride, input.width() / stride, convolution.outputs());
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
