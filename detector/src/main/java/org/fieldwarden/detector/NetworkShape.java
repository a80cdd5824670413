package org.fieldwarden.detector;

import java.util.ArrayList;
import java.util.List;

/**
 * The widths of the network of family {@value #FAMILY}: which convolutions it has and the shape of each tensor.
 *
 * <p>Encoder levels work at 1/1, 1/2, 1/4 and 1/8 of the tile's resolution, decoder levels at 1/8, 1/4, 1/2 and 1/1.
 *
 * @param encoder channels of the four encoder levels, finest first
 * @param decoder channels of the four decoder levels, coarsest first; the second and third are equal
 */
public record NetworkShape(List<Integer> encoder, List<Integer> decoder) {

    /** Name of the architecture in bundles. */
    public static final String FAMILY = "siamese-v1";

    /** Tile sides and tile origins are multiples of this: the network halves the resolution three times. */
    public static final int PHASE_PX = 8;

    /** No pixel farther away than this changes the output; the exact reach is 62 pixels. */
    public static final int HALO_PX = 64;

    private static final int LEVELS = 4;
    private static final int WIDEST = 4096;
    private static final int LAND_COVERS = 5;

    public NetworkShape {
        encoder = List.copyOf(encoder);
        decoder = List.copyOf(decoder);
        requireWidths("encoder", encoder);
        requireWidths("decoder", decoder);
        if (!decoder.get(1).equals(decoder.get(2))) {
            throw new IllegalArgumentException("The second and third decoder width must be equal: " + decoder);
        }
    }

    /** Encoder 16, 32, 64, 128; decoder 64, 32, 32, 16. */
    public static NetworkShape standard() {
        return ofEncoder(List.of(16, 32, 64, 128));
    }

    /** The given encoder widths with the standard decoder. */
    public static NetworkShape ofEncoder(List<Integer> encoder) {
        return new NetworkShape(encoder, List.of(64, 32, 32, 16));
    }

    private static void requireWidths(String part, List<Integer> widths) {
        if (widths.size() != LEVELS || widths.stream().anyMatch(width -> width < 1 || width > WIDEST)) {
            throw new IllegalArgumentException(
                    "The " + part + " needs four widths from 1 to " + WIDEST + ", not: " + widths);
        }
    }

    /** All convolutions, in the order in which bundles list them. */
    public List<Convolution> convolutions() {
        int e1 = encoder.get(0);
        int e2 = encoder.get(1);
        int e3 = encoder.get(2);
        int e4 = encoder.get(3);
        int d4 = decoder.get(0);
        int d3 = decoder.get(1);
        int d2 = decoder.get(2);
        int d1 = decoder.get(3);
        return List.of(
                Convolution.rectified("e1a", 3, e1),
                Convolution.rectified("e1b", e1, e1),
                Convolution.rectified("e2a", e1, e2),
                Convolution.rectified("e2b", e2, e2),
                Convolution.rectified("e3a", e2, e3),
                Convolution.rectified("e3b", e3, e3),
                Convolution.rectified("e4a", e3, e4),
                Convolution.rectified("e4b", e4, e4),
                Convolution.rectified("e4c", e4, e4),
                Convolution.linear("l4r", e4, d4),
                Convolution.rectified("l4", d4, d4),
                Convolution.linear("l3r", d4, d3),
                Convolution.linear("l3s", e3, d3),
                Convolution.rectified("l3", d3, d3),
                Convolution.linear("l2s", e2, d2),
                Convolution.rectified("l2", d2, d2),
                Convolution.linear("lc", d2, LAND_COVERS),
                Convolution.linear("c4r", e4, d4),
                Convolution.rectified("c4", d4, d4),
                Convolution.linear("c3r", d4, d3),
                Convolution.linear("c3s", e3, d3),
                Convolution.rectified("c3", d3, d3),
                Convolution.linear("c2s", e2, d2),
                Convolution.linear("c2l", d2, d2),
                Convolution.rectified("c2", d2, d2),
                Convolution.linear("c1r", d2, d1),
                Convolution.linear("c1s", e1, d1),
                Convolution.rectified("c1", d1, d1),
                Convolution.linear("change", d1, 1));
    }

    /** All tensors, in the order in which bundles list them: weights, then bias, of each convolution. */
    public List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>();
        for (Convolution convolution : convolutions()) {
            tensors.add(convolution.weights());
            tensors.add(convolution.bias());
        }
        return List.copyOf(tensors);
    }

    /**
     * One convolution with bias; "same" padding, stride 1.
     *
     * @param name layer name, for example {@code e1a}
     * @param inputs channels read
     * @param outputs channels written
     * @param kernel side of the kernel: 3, followed by a rectifier, or 1, linear
     */
    public record Convolution(String name, int inputs, int outputs, int kernel) {

        private static Convolution rectified(String name, int inputs, int outputs) {
            return new Convolution(name, inputs, outputs, 3);
        }

        private static Convolution linear(String name, int inputs, int outputs) {
            return new Convolution(name, inputs, outputs, 1);
        }

        public boolean isRectified() {
            return kernel == 3;
        }

        /** {@code name.W}: outputs x inputs x kernel x kernel. */
        public Tensor weights() {
            return new Tensor(name + ".W", List.of(outputs, inputs, kernel, kernel));
        }

        /** {@code name.b}: outputs. */
        public Tensor bias() {
            return new Tensor(name + ".b", List.of(outputs));
        }
    }

    /**
     * Name and shape of one array of weights, dense and row-major.
     *
     * @param name for example {@code e1a.W}
     * @param shape sizes, slowest dimension first
     */
    public record Tensor(String name, List<Integer> shape) {

        public Tensor {
            shape = List.copyOf(shape);
        }

        /** Number of values. */
        public int length() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }
}
