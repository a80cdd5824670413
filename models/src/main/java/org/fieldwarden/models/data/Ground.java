package org.fieldwarden.models.data;

/** A square piece of ground at the target GSD that is being composed: colours as floats, and land cover. */
final class Ground {

    final int side;

    /** side x side x 3, 0..255. */
    final float[] rgb;

    /** Labels as in {@link TrainingSample}. */
    final byte[] cover;

    Ground(int side) {
        this.side = side;
        this.rgb = new float[side * side * 3];
        this.cover = new byte[side * side];
    }

    Ground copy() {
        Ground copy = new Ground(side);
        System.arraycopy(rgb, 0, copy.rgb, 0, rgb.length);
        System.arraycopy(cover, 0, copy.cover, 0, cover.length);
        return copy;
    }

    double unknownShare() {
        int unknown = 0;
        for (byte one : cover) {
            if (one == TrainingSample.IGNORE) {
                unknown++;
            }
        }
        return (double) unknown / cover.length;
    }
}
