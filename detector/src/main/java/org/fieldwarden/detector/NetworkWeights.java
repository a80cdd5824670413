package org.fieldwarden.detector;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** All weights of one network, checked against its shape: every tensor present, every value finite. Immutable. */
public final class NetworkWeights {

    private final Architecture shape;
    private final Map<String, float[]> values;

    private NetworkWeights(Architecture shape, Map<String, float[]> values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * Copies the given values.
     *
     * @param values for each tensor of the shape its values, row-major
     * @throws IllegalArgumentException where a tensor is missing, superfluous, of another length, or not finite
     */
    public static NetworkWeights of(Architecture shape, Map<String, float[]> values) {
        Map<String, float[]> checked = new LinkedHashMap<>();
        for (Convolution.Tensor tensor : shape.tensors()) {
            float[] given = values.get(tensor.name());
            if (given == null || given.length != tensor.length()) {
                throw new IllegalArgumentException("Tensor " + tensor.name() + " needs " + tensor.length()
                        + " values, found " + (given == null ? "none" : String.valueOf(given.length)));
            }
            requireFinite(tensor.name(), given);
            checked.put(tensor.name(), given.clone());
        }
        if (values.size() != checked.size()) {
            throw new IllegalArgumentException(
                    "The network has " + checked.size() + " tensors, " + values.size() + " were given");
        }
        return new NetworkWeights(shape, checked);
    }

    /**
     * The weights of a flat row, tensor after tensor in the shape's order, as in a bundle's weights file.
     *
     * @throws IllegalArgumentException where there are too few or too many values, or one is not finite
     */
    public static NetworkWeights ofRow(Architecture shape, FloatBuffer row) {
        Map<String, float[]> values = new LinkedHashMap<>();
        int needed = shape.length();
        if (row.remaining() != needed) {
            throw new IllegalArgumentException(
                    "The network has " + needed + " weights, " + row.remaining() + " were given");
        }
        for (Convolution.Tensor tensor : shape.tensors()) {
            float[] part = new float[tensor.length()];
            row.get(part);
            values.put(tensor.name(), part);
        }
        return of(shape, values);
    }

    /**
     * Random start for training: normal weights with variance 2 / fan-in (He et al. 2015, "Delving Deep into
     * Rectifiers", section 2.2), biases 0. The same seed gives the same weights.
     */
    public static NetworkWeights initialised(Architecture shape, long seed) {
        Random random = new Random(seed);
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Convolution convolution : shape.convolutions()) {
            float[] weights = new float[convolution.weights().length()];
            double deviation = Math.sqrt(2.0
                    / (convolution.fanInChannels()
                            * convolution.form().kernel()
                            * convolution.form().kernel()));
            for (int index = 0; index < weights.length; index++) {
                weights[index] = (float) (random.nextGaussian() * deviation);
            }
            values.put(convolution.weights().name(), weights);
            values.put(convolution.bias().name(), new float[convolution.outputs()]);
        }
        return new NetworkWeights(shape, values);
    }

    private static void requireFinite(String name, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("Tensor " + name + " has values that are not finite");
            }
        }
    }

    public Architecture shape() {
        return shape;
    }

    /** A copy of one tensor's values, row-major. */
    public float[] values(String tensor) {
        float[] found = values.get(tensor);
        if (found == null) {
            throw new IllegalArgumentException("No tensor of this name: " + tensor);
        }
        return found.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkWeights weights
                && shape.equals(weights.shape)
                && values.keySet().stream().allMatch(name -> Arrays.equals(values.get(name), weights.values.get(name)));
    }

    @Override
    public int hashCode() {
        return shape.hashCode();
    }
}
