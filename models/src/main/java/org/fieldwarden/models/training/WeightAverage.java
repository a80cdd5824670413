package org.fieldwarden.models.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fieldwarden.detector.Architecture;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkWeights;

/** Exponential average of the weights over the steps: it is steadier than the weights of any one step. */
public final class WeightAverage {

    /** Steps over which the average forgets, at most; fewer in the beginning. */
    private static final double MEMORY_STEPS = 600;

    private final Architecture shape;
    private final Map<String, float[]> means = new LinkedHashMap<>();
    private long seen;

    WeightAverage(NetworkWeights start) {
        this(start, 0);
    }

    /** Goes on with an average over {@code seen} steps. */
    public WeightAverage(NetworkWeights start, long seen) {
        this.seen = seen;
        this.shape = start.shape();
        for (Convolution.Tensor tensor : shape.tensors()) {
            means.put(tensor.name(), start.values(tensor.name()).clone());
        }
    }

    /** Takes in weights that were reached {@code steps} after those taken in before. */
    public void take(NetworkWeights weights, long steps) {
        seen += steps;
        double memory = Math.min(MEMORY_STEPS, 20 + seen / 5.0);
        float keep = (float) Math.exp(-steps / memory);
        means.forEach((name, mean) -> {
            float[] values = weights.values(name);
            for (int i = 0; i < mean.length; i++) {
                mean[i] = keep * mean[i] + (1 - keep) * values[i];
            }
        });
    }

    /** The average as it is now. */
    public NetworkWeights weights() {
        return NetworkWeights.of(shape, means);
    }
}
