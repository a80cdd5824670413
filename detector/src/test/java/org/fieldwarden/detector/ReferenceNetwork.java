package org.fieldwarden.detector;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.fieldwarden.core.OrthophotoTile;

/** The networks of families siamese-v2 and sieve-v1 written a second time, in plain loops, as oracles for the fast ones. */
public final class ReferenceNetwork {

    private final NetworkWeights weights;
    private final Map<String, Convolution> convolutions = new HashMap<>();

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

    private record Features(Map<String, Plane> encoded, Plane l2, Plane cover) {

        Plane at(String layer) {
            return Objects.requireNonNull(encoded.get(layer));
        }
    }

    public Logits forward(OrthophotoTile baseline, OrthophotoTile current) {
        Features first = features(scaled(baseline));
        Features second = features(scaled(current));
        Plane c2 = apply(
                "c2",
                sum(
                        decoded("c", layer -> difference(first.at(layer), second.at(layer))),
                        apply("c2l", difference(first.l2, second.l2))));
        Plane c1 =
                apply("c1", sum(upsampled(apply("c1r", c2)), apply("c1s", difference(first.at("s"), second.at("s")))));
        return new Logits(apply("change", c1), first.cover, second.cover);
    }

    /** The sieve's raw outputs, one for each cell. */
    public Plane possible(OrthophotoTile baseline, OrthophotoTile current) {
        Plane first = apply("g2", apply("g1", halved(scaled(baseline))));
        Plane second = apply("g2", apply("g1", halved(scaled(current))));
        Plane features = beside(difference(first, second), sum(first, second));
        for (String name : new String[] {"h1", "h2", "h3", "h4", "h5"}) {
            features = apply(name, features);
        }
        return apply("possible", features);
    }

    private static Plane halved(Plane input) {
        Plane output = Plane.blank(input.height / 2, input.width / 2, input.channels);
        for (int row = 0; row < input.height; row++) {
            for (int column = 0; column < input.width; column++) {
                for (int channel = 0; channel < input.channels; channel++) {
                    double sum = output.at(row / 2, column / 2, channel) + input.at(row, column, channel) / 4;
                    output.set(row / 2, column / 2, channel, sum);
                }
            }
        }
        return output;
    }

    private static Plane beside(Plane left, Plane right) {
        Plane output = Plane.blank(left.height, left.width, left.channels + right.channels);
        for (int row = 0; row < output.height; row++) {
            for (int column = 0; column < output.width; column++) {
                for (int channel = 0; channel < output.channels; channel++) {
                    output.set(
                            row,
                            column,
                            channel,
                            channel < left.channels
                                    ? left.at(row, column, channel)
                                    : right.at(row, column, channel - left.channels));
                }
            }
        }
        return output;
    }

    private Features features(Plane pixels) {
        Map<String, Plane> encoded = new HashMap<>();
        encoded.put("s", apply("s", pixels));
        Plane last = apply("m0", pixels);
        for (int pair = 1; pair <= NetworkShape.PAIRS; pair++) {
            last = apply("m" + pair + "p", apply("m" + pair + "d", last));
            encoded.put("m" + pair + "p", last);
        }
        Plane l2 = apply("l2", decoded("l", layer -> Objects.requireNonNull(encoded.get(layer))));
        return new Features(encoded, l2, apply("lc", l2));
    }

    /** Before the last convolution of the decoder. */
    private Plane decoded(String part, Function<String, Plane> skip) {
        Plane five = apply(part + "5", apply(part + "5r", skip.apply("m" + NetworkShape.PAIRS + "p")));
        Plane four = apply(part + "4", joined(part + "4", five, skip.apply("m5p")));
        Plane three = apply(part + "3", joined(part + "3", four, skip.apply("m3p")));
        return joined(part + "2", three, skip.apply("m1p"));
    }

    private Plane joined(String level, Plane coarser, Plane skip) {
        return sum(upsampled(apply(level + "r", coarser)), apply(level + "s", skip));
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
        Convolution convolution = Objects.requireNonNull(convolutions.get(name));
        float[] kernel = weights.values(name + ".W");
        float[] bias = weights.values(name + ".b");
        int stride = convolution.form().stride();
        Plane output = Plane.blank(input.height / stride, input.width / stride, convolution.outputs());
        for (int row = 0; row < output.height; row++) {
            for (int column = 0; column < output.width; column++) {
                for (int channel = 0; channel < convolution.outputs(); channel++) {
                    double value =
                            bias[channel] + weighted(input, kernel, convolution, new int[] {row, column, channel});
                    output.set(row, column, channel, convolution.form().isRectified() ? Math.max(0, value) : value);
                }
            }
        }
        return output;
    }

    private static double weighted(Plane input, float[] kernel, Convolution convolution, int[] place) {
        int side = convolution.form().kernel();
        int stride = convolution.form().stride();
        int before = stride == 2 ? 0 : side / 2;
        int looked = convolution.fanInChannels();
        double sum = 0;
        for (int from = 0; from < looked; from++) {
            int channel = convolution.form().isDepthwise() ? place[2] : from;
            for (int kernelRow = 0; kernelRow < side; kernelRow++) {
                for (int kernelColumn = 0; kernelColumn < side; kernelColumn++) {
                    int row = place[0] * stride + kernelRow - before;
                    int column = place[1] * stride + kernelColumn - before;
                    if (row >= 0 && row < input.height && column >= 0 && column < input.width) {
                        int index = ((place[2] * looked + from) * side + kernelRow) * side + kernelColumn;
                        sum += kernel[index] * input.at(row, column, channel);
                    }
                }
            }
        }
        return sum;
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
