package org.fieldwarden.models.data;

import java.util.Random;

/**
 * Two real dates of one place on one pixel grid, with labels.
 *
 * @param firstCover as far as it is known; likewise second
 * @param changed labels as in {@link TrainingSample}
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one sample
record RealPair(Picture first, Picture second, byte[] firstCover, byte[] secondCover, byte[] changed) {

    /** Smallest part of a sample's side that is cut out and enlarged. */
    private static final double SMALLEST = 0.55;

    private static final double LARGEST = 1.2;

    /** A part of the pair, now and then enlarged. Real dates differ enough: only some are exposed once more. */
    TrainingSample cut(int side, Random random) {
        int whole = Math.min(first.width(), first.height());
        double size = Math.min(whole, (SMALLEST + (LARGEST - SMALLEST) * random.nextDouble()) * side);
        Crop crop = new Crop(
                random.nextDouble() * (first.width() - size),
                random.nextDouble() * (first.height() - size),
                size / side,
                side);
        int width = first.width();
        return new TrainingSample(
                side,
                bytes(crop.colours(first), side, random),
                bytes(crop.colours(second), side, random),
                crop.labels(changed, width),
                crop.labels(firstCover, width),
                crop.labels(secondCover, width));
    }

    private static byte[] bytes(float[] rgb, int side, Random random) {
        return random.nextDouble() < 0.4 ? Exposure.of(rgb, side, random) : Exposure.plain(rgb);
    }

    RealPair exchanged() {
        return new RealPair(
                /* first= */ second,
                /* second= */ first,
                /* firstCover= */ secondCover,
                /* secondCover= */ firstCover,
                changed);
    }
}
