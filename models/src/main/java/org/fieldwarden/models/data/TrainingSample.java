package org.fieldwarden.models.data;

/**
 * One square pair of tiles with labels, all row-major; the arrays belong to whoever asked for the sample.
 *
 * @param side pixels a side
 * @param baseline side x side x 3, red green blue
 * @param current likewise
 * @param changed 1 = changed, 0 = unchanged, {@link #IGNORE} = not to be counted
 * @param baselineCover {@link org.fieldwarden.core.LandCover#channel()}, {@link #NOT_BUILDING} or {@link #IGNORE}
 * @param currentCover likewise
 */
@SuppressWarnings("ArrayRecordComponent") // a batch of several megabytes is handed over, not shared
public record TrainingSample(
        int side, byte[] baseline, byte[] current, byte[] changed, byte[] baselineCover, byte[] currentCover) {

    /** Label of a pixel that must not be learned from. */
    public static final byte IGNORE = (byte) 255;

    /** Land-cover label of a pixel of which only that much is known. */
    public static final byte NOT_BUILDING = (byte) 254;

    public TrainingSample {
        int pixels = side * side;
        if (baseline.length != pixels * 3
                || current.length != pixels * 3
                || changed.length != pixels
                || baselineCover.length != pixels
                || currentCover.length != pixels) {
            throw new IllegalArgumentException("Arrays do not fit a sample of " + side + " pixels a side");
        }
    }

    /** The same ground seen otherwise. */
    TrainingSample withPictures(byte[] newBaseline, byte[] newCurrent) {
        return new TrainingSample(side, newBaseline, newCurrent, changed, baselineCover, currentCover);
    }
}
