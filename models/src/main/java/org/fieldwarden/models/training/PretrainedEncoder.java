package org.fieldwarden.models.training;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;

/**
 * Weights of MobileNetV1 1.0/224 trained on ImageNet (Howard et al. 2017, "MobileNets"), for the encoder. Read from an
 * imagery pack with one .npy file for each array: {@code conv1.kernel}, {@code conv_dw_1.kernel}, {@code
 * conv_pw_1.kernel} and so on, each with {@code _bn.gamma}, {@code _bn.beta}, {@code _bn.mean} and {@code _bn.variance}.
 * Batch norms are folded into the convolutions; the rectifiers that MobileNet caps at 6 have no cap here.
 */
final class PretrainedEncoder {

    private static final double EPSILON = 1e-3;

    private final Path pack;

    PretrainedEncoder(Path pack) {
        this.pack = pack;
    }

    /**
     * The given weights with the encoder's replaced.
     *
     * @throws org.fieldwarden.core.InputDataException where a file is missing or has not as many values as the layer
     */
    NetworkWeights replaceIn(NetworkWeights weights) {
        Map<String, float[]> values = new HashMap<>();
        for (Convolution.Tensor tensor : weights.shape().tensors()) {
            values.put(tensor.name(), weights.values(tensor.name()));
        }
        for (Convolution convolution : weights.shape().convolutions()) {
            if (NetworkShape.isOfEncoder(convolution.name())) {
                fold(convolution, values);
            }
        }
        return NetworkWeights.of(weights.shape(), values);
    }

    private void fold(Convolution convolution, Map<String, float[]> values) {
        String source = source(convolution.name());
        int outputs = convolution.outputs();
        float[] kernel = read(source + ".kernel", convolution.weights().length());
        float[] gamma = read(source + "_bn.gamma", outputs);
        float[] beta = read(source + "_bn.beta", outputs);
        float[] mean = read(source + "_bn.mean", outputs);
        float[] variance = read(source + "_bn.variance", outputs);
        float[] bias = new float[outputs];
        int perOutput = kernel.length / outputs;
        for (int output = 0; output < outputs; output++) {
            double gain = gamma[output] / Math.sqrt(variance[output] + EPSILON);
            for (int index = output * perOutput; index < (output + 1) * perOutput; index++) {
                kernel[index] = (float) (kernel[index] * gain);
            }
            bias[output] = (float) (beta[output] - mean[output] * gain);
        }
        values.put(convolution.weights().name(), kernel);
        values.put(convolution.bias().name(), bias);
    }

    /** {@code m0} is {@code conv1}, {@code m3d} is {@code conv_dw_3}, {@code m3p} is {@code conv_pw_3}. */
    private static String source(String layer) {
        if (layer.equals("m0")) {
            return "conv1";
        }
        String pair = layer.substring(1, layer.length() - 1);
        return (layer.endsWith("d") ? "conv_dw_" : "conv_pw_") + pair;
    }

    private float[] read(String name, int length) {
        return NumpyFile.readFloats(pack.resolve(name + ".npy"), length);
    }
}
