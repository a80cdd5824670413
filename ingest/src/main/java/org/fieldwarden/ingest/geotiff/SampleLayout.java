package org.fieldwarden.ingest.geotiff;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the samples of a pixel mean.
 *
 * @param bands samples per pixel in the file
 * @param depth type of every sample
 * @param colours 1 for grey, 3 for red green blue; they come first
 * @param alpha index of the alpha band
 * @param nodata value that marks a pixel as unobserved where all its colours have it
 */
record SampleLayout(int bands, Depth depth, int colours, OptionalInt alpha, OptionalDouble nodata) {

    /** The same samples, of which none says whether the pixel was observed. */
    SampleLayout withoutAlpha() {
        return new SampleLayout(bands, depth, colours, OptionalInt.empty(), nodata);
    }

    /** Type of a sample. */
    enum Depth {
        BYTE,
        UNSIGNED_SHORT,
        SIGNED_SHORT,
        UNSIGNED_INT,
        SIGNED_INT,
        FLOAT,
        DOUBLE
    }
}
