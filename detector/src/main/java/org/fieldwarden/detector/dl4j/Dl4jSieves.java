package org.fieldwarden.detector.dl4j;

import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.Sieve;

/** Makes sieves that share their weights; to be closed after them. */
public final class Dl4jSieves implements AutoCloseable {

    private final WeightTensors weights;

    /** Loads the weights of a {@link org.fieldwarden.detector.SieveShape}. */
    public Dl4jSieves(NetworkWeights weights) {
        this.weights = new WeightTensors(weights);
    }

    /** A sieve for the calling worker, who closes it. */
    public Sieve newSieve() {
        return new Dl4jSieve(weights);
    }

    @Override
    public void close() {
        weights.close();
    }
}
