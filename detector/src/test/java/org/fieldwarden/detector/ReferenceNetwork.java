package org.fieldwarden.detector;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.fieldwarden.core.OrthophotoTile;

/** The network of family siamese-v1 written a second time, in plain loops, as the oracle for the fast one. */
public final class ReferenceNetwork {

    private final NetworkWeights weights;
    private final Map<String, NetworkShape.Convolution> convolutions = new HashMap<>();

    public ReferenceNetwork(NetworkWeights weights) {
        this.weights = weights;
        weights.shape().convolutions().forEach(one -> convolutions.put(one.name(), one));
    }

    /** height x width x channels, row-major. */
    public static final class Plane {

        private final int height;
        private final int width;
        private final int channels;
        private final double[] values;

        private Plane(int height, int width, int channels) {
            this.height = height;
            this.width = width;
            this.channels = channels;
            this.values = new double[height * width * channels];
        }

        public int channels() {
            return channels;
        }

        static Plane blank(int height, int width, int channels) {
            return new Plane(height, width, channels);
        }

        public double at(int row, int column, int channel) {
            return values[(row * width + column) * channels + channel];
        }

        void set(int row, int column, int channel, double value) {
            values[(row * width + column) * channels + channel] = value;
        }
    }

    /** The network's raw outputs. */
    public record Logits(Plane change, Plane baselineCover, Plane currentCover) {}

    private record Features(Plane e1b, Plane e2b, Plane e3b, Plane e4c, Plane l2, Plane cover) {}

    public Logits forward(OrthophotoTile baseline, OrthophotoTile current) {
        Features first = features(scaled(baseline));
        Features second = features(scaled(current));
        Plane c4 = apply("c4", apply("c4r", difference(first.e4c, second.e4c)));
        Plane c3 = apply("c3", sum(upsampled(apply("c3r", c4)), apply("c3s", difference(first.e3b, second.e3b))));
        Plane c2 = apply(
                "c2",
                sum(
                        upsampled(c3),
                        sum(
                                apply("c2s", difference(first.e2b, second.e2b)),
                                apply("c2l", difference(first.l2, second.l2)))));
        Plane c1 = apply("c1", sum(upsampled(apply("c1r", c2)), apply("c1s", difference(first.e1b, second.e1b))));
        return new Logits(apply("change", c1), first.cover, second.cover);
    }

    private Features features(Plane pixels) {
        Plane e1b = apply("e1b", apply("e1a", pixels));
        Plane e2b = apply("e2b", apply("e2a", pooled(e1b)));
        Plane e3b = apply("e3b", apply("e3a", pooled(e2b)));
        Plane e4c = apply("e4c", apply("e4b", apply("e4a", pooled(e3b))));
        Plane l4 = apply("l4", apply("l4r", e4c));
        Plane l3 = apply("l3", sum(upsampled(apply("l3r", l4)), apply("l3s", e3b)));
        Plane l2 = apply("l2", sum(upsampled(l3), apply("l2s", e2b)));
        return new Features(e1b, e2b, e3b, e4c, l2, apply("lc", l2));
    }

    private static Plane scaled(OrthophotoTile tile) {
        Plane result = Plane.blank(tile.window().height(), tile.window().width(), 3);
        for (int row = 0; row < result.height; row++) {
            for (int column = 0; column < result.width; column++) {
                for (int band = 0; band < 3; band++) {
                    result.set(row, column, band, tile.value(column, row, band) / 127.5 - 1);
                }
            }
        }
        return result;
    }

    private Plane apply(String name, Plane input) {
        NetworkShape.Convolution convolution = Objects.requireNonNull(convolutions.get(name));
        float[] kernel = weights.values(name + ".W");
        float[] bias = weights.values(name + ".b");
        Plane output = Plane.blank(input.height, input.width, convolution.outputs());
        for (int row = 0; row < input.height; row++) {
            for (int column = 0; column < input.width; column++) {
                for (int channel = 0; channel < convolution.outputs(); channel++) {
                    double value =
                            bias[channel] + weighted(input, kernel, convolution, new int[] {row, column, channel});
                    output.set(row, column, channel, convolution.isRectified() ? Math.max(0, value) : value);
                }
            }
        }
        return output;
    }

    private static double weighted(Plane input, float[] kernel, NetworkShape.Convolution convolution, int[] place) {
        int side = convolution.kernel();
        double sum = 0;
        for (int from = 0; from < convolution.inputs(); from++) {
            for (int kernelRow = 0; kernelRow < side; kernelRow++) {
                for (int kernelColumn = 0; kernelColumn < side; kernelColumn++) {
                    int row = place[0] + kernelRow - side / 2;
                    int column = place[1] + kernelColumn - side / 2;
                    if (row >= 0 && row < input.height && column >= 0 && column < input.width) {
                        int index = ((place[2] * convolution.inputs() + from) * side + kernelRow) * side + kernelColumn;
                        sum += kernel[index] * input.at(row, column, from);
                    }
                }
            }
        }
        return sum;
    }

    private static Plane pooled(Plane input) {
        Plane output = Plane.blank(input.height / 2, input.width / 2, input.channels);
        for (int row = 0; row < output.height; row++) {
            for (int column = 0; column < output.width; column++) {
                for (int channel = 0; channel < output.channels; channel++) {
                    double upper = Math.max(
                            input.at(2 * row, 2 * column, channel), input.at(2 * row, 2 * column + 1, channel));
                    double lower = Math.max(
                            input.at(2 * row + 1, 2 * column, channel), input.at(2 * row + 1, 2 * column + 1, channel));
                    output.set(row, column, channel, Math.max(upper, lower));
                }
            }
        }
        return output;
    }

    private static Plane upsampled(Plane input) {
        Plane output = Plane.blank(input.height * 2, input.width * 2, input.channels);
        for (int row = 0; row < output.height; row++) {
            for (int column = 0; column < output.width; column++) {
                for (int channel = 0; channel < output.channels; channel++) {
                    output.set(row, column, channel, input.at(row / 2, column / 2, channel));
                }
            }
        }
        return output;
    }

    private static Plane sum(Plane left, Plane right) {
        Plane output = Plane.blank(left.height, left.width, left.channels);
        for (int index = 0; index < output.values.length; index++) {
            output.values[index] = left.values[index] + right.values[index];
        }
        return output;
    }

    private static Plane difference(Plane left, Plane right) {
        Plane output = Plane.blank(left.height, left.width, left.channels);
        for (int index = 0; index < output.values.length; index++) {
            output.values[index] = Math.abs(left.values[index] - right.values[index]);
        }
        return output;
    }
}
