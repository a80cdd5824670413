package org.fieldwarden.detector;

import java.util.ArrayList;
import java.util.List;

/** Which convolutions a network has, hence which tensors its weights are. */
public interface Architecture {

    /** All convolutions, in the order in which bundles list them. */
    List<Convolution> convolutions();

    /** All tensors, in the order in which bundles list them: weights, then bias, of each convolution. */
    default List<Convolution.Tensor> tensors() {
        List<Convolution.Tensor> tensors = new ArrayList<>();
        for (Convolution convolution : convolutions()) {
            tensors.add(convolution.weights());
            tensors.add(convolution.bias());
        }
        return List.copyOf(tensors);
    }

    /** Number of values of all tensors together. */
    default int length() {
        return tensors().stream().mapToInt(Convolution.Tensor::length).sum();
    }
}
