package org.fieldwarden.benchmarks;

import org.fieldwarden.detector.dl4j.Dl4jNetwork;

/** The network as Fieldwarden runs it. */
final class Dl4jWorker implements NetworkWorker {

    private final Dl4jNetwork network;
    private final float[] pixels;
    private final float[] change;
    private final float[] landCovers;

    /** @param pixels 2 n x height x width x 3 */
    Dl4jWorker(Dl4jNetwork network, BatchSize size, float[] pixels) {
        this.network = network;
        this.pixels = pixels.clone();
        int area = Math.toIntExact(size.pixels());
        change = new float[area];
        landCovers = new float[area / 2 * 5];
        network.fit(size.pairs(), size.height(), size.width());
    }

    @Override
    public void forward() {
        network.forward(pixels);
        network.readChange(change);
        network.readLandCovers(landCovers);
    }

    /** Logits of the last batch, n x height x width. */
    float[] change() {
        return change.clone();
    }

    /** Logits of the last batch, 2 n x height/2 x width/2 x 5. */
    float[] landCovers() {
        return landCovers.clone();
    }

    @Override
    public void close() {
        network.close();
    }
}
