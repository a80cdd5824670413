package org.fieldwarden.detector;

/**
 * The sieve of a bundle.
 *
 * @param weights of {@link SieveShape}
 * @param threshold score in (0, 1) from which on a cell is looked at by the network
 */
public record ModelSieve(NetworkWeights weights, double threshold) {

    public ModelSieve {
        if (!weights.shape().equals(SieveShape.STANDARD)) {
            throw new IllegalArgumentException("These are not the weights of a sieve");
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("The sieve's threshold lies between 0 and 1, not at " + threshold);
        }
    }

    /** The same with another threshold. */
    public ModelSieve withThreshold(double other) {
        return new ModelSieve(weights, other);
    }
}
