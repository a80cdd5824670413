package org.fieldwarden.detector;

import static org.fieldwarden.detector.Convolution.Form.LINEAR;
import static org.fieldwarden.detector.Convolution.Form.WIDE;
import static org.fieldwarden.detector.Convolution.Form.WIDE_HALVING;

import java.util.List;

/**
 * The network of the sieve, family {@value #FAMILY}: {@code g1} and {@code g2} look at each date at half the working
 * resolution; |baseline - current| and baseline + current of what they see go through {@code h1} to {@code h5} to one
 * logit for each cell. Symmetric in the dates. About 1,000 multiplications for a pixel of the pair, a fortieth of the
 * network's.
 */
public final class SieveShape implements Architecture {

    /** Name of the architecture in bundles. */
    public static final String FAMILY = "sieve-v1";

    /** The only one there is. */
    public static final SieveShape STANDARD = new SieveShape();

    private static final List<Convolution> CONVOLUTIONS = List.of(
            new Convolution("g1", 3, 16, WIDE_HALVING),
            new Convolution("g2", 16, 24, WIDE),
            new Convolution("h1", 48, 32, WIDE_HALVING),
            new Convolution("h2", 32, 32, WIDE),
            new Convolution("h3", 32, 48, WIDE_HALVING),
            new Convolution("h4", 48, 48, WIDE),
            new Convolution("h5", 48, 48, WIDE),
            new Convolution("possible", 48, 1, LINEAR));

    private SieveShape() {}

    @Override
    public List<Convolution> convolutions() {
        return CONVOLUTIONS;
    }
}
