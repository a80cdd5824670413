package org.fieldwarden.detector.dl4j;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.NetworkShape;
import org.jspecify.annotations.Nullable;

/**
 * The network alone, for one worker: scaled colours in, logits out. Keeps its memory from call to call and lays it out
 * anew where the size of the tiles changes. Not safe for use by several threads; to be closed before the
 * {@link Dl4jChangeModels} that made it.
 */
public final class Dl4jNetwork implements AutoCloseable {

    private static final int COVERS = LandCover.values().length;

    private final WeightTensors weights;
    private FeatureMemory memory = new FeatureMemory();
    private @Nullable Layout layout;
    private long largestArea;

    Dl4jNetwork(WeightTensors weights) {
        this.weights = weights;
    }

    private record Layout(StraightNetwork network, int pairs, CoreRegions regions) {}

    /**
     * Makes ready for batches of this size.
     *
     * @param pairs number of pairs n, at least 1
     * @param height of a tile, a multiple of {@link NetworkShape#PHASE_PX}
     * @param width of a tile, likewise
     */
    public void fit(int pairs, int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("No tile for the network: " + height + " x " + width);
        }
        fit(pairs, height, width, PixelWindow.atSize(0, 0, width, height));
    }

    /**
     * Makes ready for batches of this size of which only a part is wanted.
     *
     * @param core the part, from the tile's upper left corner; its borders are multiples of {@link
     *     NetworkShape#PHASE_PX}
     */
    public void fit(int pairs, int height, int width, PixelWindow core) {
        int borders = height | width | core.column() | core.row() | core.width() | core.height();
        if (pairs < 1 || height < 1 || width < 1 || borders % NetworkShape.PHASE_PX != 0) {
            throw new IllegalArgumentException(
                    "No batch for the network: " + pairs + " x " + height + " x " + width + ", of it " + core);
        }
        CoreRegions regions = new CoreRegions(PixelWindow.atSize(0, 0, width, height), core);
        if (layout != null && layout.pairs() == pairs && layout.regions().equals(regions)) {
            return;
        }
        letGoOfLayout();
        long area = (long) pairs * height * width;
        if (area > largestArea) {
            memory.close();
            memory = new FeatureMemory();
            largestArea = area;
        }
        memory.giveBackAll();
        layout = new Layout(new StraightNetwork(weights, memory, pairs, regions), pairs, regions);
    }

    /**
     * Computes the logits of one batch of the size made ready.
     *
     * @param pixels 2 n x height x width x 3, all baselines, then all currents; colours scaled to [-1, 1]
     */
    public void forward(float[] pixels) {
        StraightNetwork network = fitted().network();
        requireLength(pixels, network.pixels().length());
        Tensors.write(pixels, network.pixels());
        network.run();
    }

    /** Copies the last batch's change logits of the core: n x height x width. */
    public void readChange(float[] target) {
        Layout fitted = fitted();
        requireLength(target, fitted.pairs() * fitted.regions().core().pixels());
        Tensors.read(fitted.network().change(), target);
    }

    /**
     * Copies the last batch's land-cover logits of the core: 2 n x height/2 x width/2 x 5, all baselines, then all
     * currents.
     */
    public void readLandCovers(float[] target) {
        Layout fitted = fitted();
        requireLength(target, 2L * fitted.pairs() * fitted.regions().core().pixels() / 4 * COVERS);
        Tensors.read(fitted.network().landCovers(), target);
    }

    private Layout fitted() {
        if (layout == null) {
            throw new IllegalStateException("Not made ready for a size");
        }
        return layout;
    }

    private static void requireLength(float[] array, long length) {
        if (array.length != length) {
            throw new IllegalArgumentException("Expected " + length + " values, not " + array.length);
        }
    }

    private void letGoOfLayout() {
        if (layout != null) {
            layout.network().close();
            layout = null;
        }
    }

    @Override
    public void close() {
        letGoOfLayout();
        memory.close();
        largestArea = 0;
    }
}
