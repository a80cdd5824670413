package org.fieldwarden.detector;

import static org.fieldwarden.detector.Convolution.Form.DEPTHWISE;
import static org.fieldwarden.detector.Convolution.Form.DEPTHWISE_HALVING;
import static org.fieldwarden.detector.Convolution.Form.LINEAR;
import static org.fieldwarden.detector.Convolution.Form.POINTWISE;
import static org.fieldwarden.detector.Convolution.Form.WIDE;
import static org.fieldwarden.detector.Convolution.Form.WIDE_HALVING;

import java.util.ArrayList;
import java.util.List;

/**
 * The widths of the network of family {@value #FAMILY}: which convolutions it has and the shape of each tensor.
 *
 * <p>The encoder is the first part of MobileNetV1 (Howard et al. 2017, "MobileNets", table 1, up to its eleventh pair of
 * depthwise and pointwise convolutions), with plain rectifiers instead of ones capped at 6, and batch norms folded. Its
 * levels work at 1/2, 1/4, 1/8 and 1/16 of the tile's resolution; one more convolution, {@code s}, at 1/1. Decoder levels
 * work at 1/16, 1/8, 1/4, 1/2 and 1/1.
 *
 * @param encoder channels of the four encoder levels, finest first; the first is even
 * @param decoder channels of the five decoder levels, coarsest first
 */
public record NetworkShape(List<Integer> encoder, List<Integer> decoder) implements Architecture {

    /** Name of the architecture in bundles. */
    public static final String FAMILY = "siamese-v2";

    /** Tile sides and tile origins are multiples of this: the network halves the resolution four times. */
    public static final int PHASE_PX = 16;

    /** No pixel farther away than this changes the output; the exact reach is 157 pixels. */
    public static final int HALO_PX = 160;

    /** Pairs of a depthwise and a pointwise convolution in the encoder, named m1d, m1p to m11d, m11p. */
    public static final int PAIRS = 11;

    private static final int ENCODER_LEVELS = 4;
    private static final int DECODER_LEVELS = 5;
    private static final int WIDEST = 4096;
    private static final int LAND_COVERS = 5;

    public NetworkShape {
        encoder = List.copyOf(encoder);
        decoder = List.copyOf(decoder);
        requireWidths("encoder", encoder, ENCODER_LEVELS);
        requireWidths("decoder", decoder, DECODER_LEVELS);
        if (encoder.get(0) % 2 != 0) {
            throw new IllegalArgumentException("The first encoder width must be even: " + encoder);
        }
    }

    /** MobileNetV1's widths, 64, 128, 256, 512; decoder 64, 64, 48, 32, 16. */
    public static NetworkShape standard() {
        return new NetworkShape(List.of(64, 128, 256, 512), List.of(64, 64, 48, 32, 16));
    }

    private static void requireWidths(String part, List<Integer> widths, int levels) {
        if (widths.size() != levels || widths.stream().anyMatch(width -> width < 1 || width > WIDEST)) {
            throw new IllegalArgumentException(
                    "The " + part + " needs " + levels + " widths from 1 to " + WIDEST + ", not: " + widths);
        }
    }

    @Override
    public List<Convolution> convolutions() {
        List<Convolution> all = new ArrayList<>(encoderConvolutions());
        int finest = decoder.get(4);
        int half = decoder.get(3);
        all.add(new Convolution("s", 3, finest, WIDE));
        all.addAll(decoderConvolutions("l"));
        all.addAll(decoderConvolutions("c"));
        all.add(new Convolution("lc", half, LAND_COVERS, LINEAR));
        all.add(new Convolution("c2l", half, half, LINEAR));
        all.add(new Convolution("c1r", half, finest, LINEAR));
        all.add(new Convolution("c1s", finest, finest, LINEAR));
        all.add(new Convolution("c1", finest, finest, WIDE));
        all.add(new Convolution("change", finest, 1, LINEAR));
        return List.copyOf(all);
    }

    /** Whether a convolution belongs to the encoder, whose weights can be those of MobileNetV1. */
    public static boolean isOfEncoder(String convolution) {
        return convolution.startsWith("m");
    }

    private List<Convolution> encoderConvolutions() {
        List<Convolution> all = new ArrayList<>();
        int width = encoder.get(0) / 2;
        all.add(new Convolution("m0", 3, width, WIDE_HALVING));
        for (int pair = 1; pair <= PAIRS; pair++) {
            boolean halving = pair == 2 || pair == 4 || pair == 6;
            int wider = encoder.get(Math.min(pair / 2, ENCODER_LEVELS - 1));
            all.add(new Convolution("m" + pair + "d", width, width, halving ? DEPTHWISE_HALVING : DEPTHWISE));
            all.add(new Convolution("m" + pair + "p", width, wider, POINTWISE));
            width = wider;
        }
        return all;
    }

    /** From 1/16 to 1/2: each level adds what comes from the coarser one to what the encoder has at its own. */
    private List<Convolution> decoderConvolutions(String part) {
        int d5 = decoder.get(0);
        int d4 = decoder.get(1);
        int d3 = decoder.get(2);
        int d2 = decoder.get(3);
        return List.of(
                new Convolution(part + "5r", encoder.get(3), d5, LINEAR),
                new Convolution(part + "5", d5, d5, WIDE),
                new Convolution(part + "4r", d5, d4, LINEAR),
                new Convolution(part + "4s", encoder.get(2), d4, LINEAR),
                new Convolution(part + "4", d4, d4, WIDE),
                new Convolution(part + "3r", d4, d3, LINEAR),
                new Convolution(part + "3s", encoder.get(1), d3, LINEAR),
                new Convolution(part + "3", d3, d3, WIDE),
                new Convolution(part + "2r", d3, d2, LINEAR),
                new Convolution(part + "2s", encoder.get(0), d2, LINEAR),
                new Convolution(part + "2", d2, d2, WIDE));
    }
}
