package org.fieldwarden.detector.dl4j;

import java.util.List;
import java.util.stream.IntStream;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.NetworkShape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The computation of {@link SiameseGraph} as a straight line of native operations on memory that is laid out once, for
 * tiles of one size. Same weights, same operations, same order of sums; without the graph's bookkeeping, temporary
 * arrays and first touches of memory, which took a quarter of the time. Used by one thread.
 */
final class StraightNetwork implements AutoCloseable {

    private final FeatureMemory memory;
    private final int pairs;
    private final CoreRegions regions;
    private final NetworkSteps steps;
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
        this.memory = memory;
        this.steps = new NetworkSteps(weights, memory);
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
        Features first = steps.convolve("m0", pixels);
        memory.giveBack(pixels); // only until the next batch is written there
        Features half = steps.pairsLast(first, List.of("m1"));
        Features quarter = steps.pairs(half, List.of("m2", "m3"));
        Skip skip2 = skip(2, half);
        Features eighth = steps.pairs(quarter, List.of("m4", "m5"));
        Skip skip3 = skip(4, quarter);
        Features sixteenth = steps.pairs(eighth, coarsestPairs());
        Skip skip4 = skip(8, eighth);
        sixteenth = cropped(sixteenth, 16, tile, regions.at(16));
        Features cover = steps.convolveLast("l5", steps.convolve("l5r", sixteenth));
        Features change5 = steps.convolveLast("c5", steps.convolveLast("c5r", difference(sixteenth)));

        cover = steps.convolveLast("l4", joined("l4r", cover, 16, skip4.cover()));
        cover = steps.convolveLast("l3", joined("l3r", cover, 8, skip3.cover()));
        cover = steps.convolveLast("l2", joined("l2r", cover, 4, skip2.cover()));
        landCovers = cropped(steps.convolve("lc", cover), 2, regions.at(2), regions.core());
        Features covered = steps.convolveLast("c2l", difference(cover));

        Features changes = steps.convolveLast("c4", joined("c4r", change5, 16, skip4.change()));
        changes = steps.convolveLast("c3", joined("c3r", changes, 8, skip3.change()));
        changes = steps.convolveLast("c2", joined("c2r", changes, 4, skip2.change(), covered));
        changes = steps.convolveLast("c1", joined("c1r", changes, 2, change1));
        change = cropped(steps.convolveLast("change", changes), 1, regions.at(1), regions.core());
    }

    /** What both decoders read of one encoder level. */
    private record Skip(Features cover, Features change) {}

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
        steps.run();
    }

    /** The finest level, one pair after the other: there features are large, and those of one pair stay in the cache. */
    private void compareFinest(int pair, Features change1) {
        Features baseline = finest(pixels.images(pair, 1));
        Features current = finest(pixels.images(pairs + pair, 1));
        steps.add(new DifferenceLoop(baseline, current));
        steps.convolve("c1s", baseline, change1.images(pair, 1));
        memory.giveBack(baseline);
        memory.giveBack(current);
    }

    private Features finest(Features image) {
        if (regions.at(1).equals(regions.tile())) {
            return steps.convolve("s", image);
        }
        return steps.convolveLast("s", crop(image, 1, regions.tile(), regions.at(1)));
    }

    private static List<String> coarsestPairs() {
        return IntStream.rangeClosed(6, NetworkShape.PAIRS)
                .mapToObj(pair -> "m" + pair)
                .toList();
    }

    /** What the decoders read at a level; lets go of the features. */
    private Skip skip(int cell, Features features) {
        String level = String.valueOf(1 + Integer.numberOfTrailingZeros(cell));
        Features part = cropped(features, cell, regions.tile(), regions.at(cell));
        Features cover = steps.convolve("l" + level + "s", part);
        return new Skip(cover, steps.convolveLast("c" + level + "s", difference(part)));
    }

    /** A decoder's coarser level, through the named convolution, added to what there is at the finer one. */
    private Features joined(String name, Features coarse, int cell, Features fine, Features... further) {
        Features narrowed = cropped(steps.convolveLast(name, coarse), cell, regions.at(cell), regions.at(cell / 2));
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

    /** Lets go of everything but the memory. */
    @Override
    public void close() {
        steps.close();
    }
}
