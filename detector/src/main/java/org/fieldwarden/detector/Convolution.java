package org.fieldwarden.detector;

import java.util.List;

/**
 * One convolution of a network, with bias and "same" padding.
 *
 * @param name layer name, for example {@code c3s}
 * @param inputs channels read
 * @param outputs channels written; as many as are read where each channel is convolved by itself
 */
public record Convolution(String name, int inputs, int outputs, Form form) {

    /** What a convolution looks like apart from its widths. */
    public enum Form {
        /** 3 x 3, followed by a rectifier. */
        WIDE(3, 1),
        /** 3 x 3 at every second pixel, followed by a rectifier. */
        WIDE_HALVING(3, 2),
        /** 3 x 3 on each channel by itself, followed by a rectifier. */
        DEPTHWISE(3, 1),
        /** 3 x 3 on each channel by itself at every second pixel, followed by a rectifier. */
        DEPTHWISE_HALVING(3, 2),
        /** 1 x 1, followed by a rectifier. */
        POINTWISE(1, 1),
        /** 1 x 1, linear. */
        LINEAR(1, 1);

        private final int kernel;
        private final int stride;

        Form(int kernel, int stride) {
            this.kernel = kernel;
            this.stride = stride;
        }

        /** Side of the kernel in pixels. */
        public int kernel() {
            return kernel;
        }

        /**
         * Pixels from one output to the next. With 2, on an even side, the padding lies to the right and below alone
         * (TensorFlow's "same").
         */
        public int stride() {
            return stride;
        }

        public boolean isRectified() {
            return this != LINEAR;
        }

        public boolean isDepthwise() {
            return this == DEPTHWISE || this == DEPTHWISE_HALVING;
        }
    }

    public Convolution {
        if (form.isDepthwise() && inputs != outputs) {
            throw new IllegalArgumentException(name + " must write as many channels as it reads: " + inputs);
        }
    }

    /** Channels that one output looks at. */
    public int fanInChannels() {
        return form.isDepthwise() ? 1 : inputs;
    }

    /** {@code name.W}: outputs x channels looked at x kernel x kernel. */
    public Tensor weights() {
        return new Tensor(name + ".W", List.of(outputs, fanInChannels(), form.kernel(), form.kernel()));
    }

    /** {@code name.b}: outputs. */
    public Tensor bias() {
        return new Tensor(name + ".b", List.of(outputs));
    }

    /**
     * Name and shape of one array of weights, dense and row-major.
     *
     * @param name for example {@code c3s.W}
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
