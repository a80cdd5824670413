package org.fieldwarden.detector.dl4j;

import org.fieldwarden.detector.SieveShape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The computation of {@link SieveShape} for one pair of tiles of one size. Used by one thread. */
final class SieveNetwork implements AutoCloseable {

    private final NetworkSteps steps;
    private final Features pixels;
    private final Features possible;

    /**
     * Lays out the computation.
     *
     * @param memory all free; must outlive this
     * @param height of the tiles at half the working resolution, a multiple of 8
     * @param width likewise
     */
    SieveNetwork(WeightTensors weights, FeatureMemory memory, int height, int width) {
        steps = new NetworkSteps(weights, memory);
        pixels = memory.take(2, height, width, 3);
        Features seen = steps.convolveLast("g2", steps.convolve("g1", pixels));
        Features both = memory.take(1, seen.height(), seen.width(), 2 * seen.channels());
        steps.add(new CompareLoop(seen.images(0, 1), seen.images(1, 1), both));
        memory.giveBack(seen);
        Features features = both;
        for (String name : new String[] {"h1", "h2", "h3", "h4", "h5"}) {
            features = steps.convolveLast(name, features);
        }
        possible = steps.convolveLast("possible", features);
    }

    /** 2 x height x width x 3, baseline, then current; to be filled before {@link #run}. */
    INDArray pixels() {
        return pixels.array();
    }

    /** 1 x height/8 x width/8 x 1, logits; valid until the next run. */
    INDArray possible() {
        return possible.array();
    }

    void run() {
        steps.run();
    }

    @Override
    public void close() {
        steps.close();
    }
}
