package org.fieldwarden.models.data;

/**
 * Something to lay into ground: a square of colours and how much of each pixel belongs to it.
 *
 * @param rgb side x side x 3, 0..255
 * @param mask side x side, 0..1: the thing itself
 * @param surroundings side x side, 0..1: what of the ground around it may come along
 * @param cover what it is
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one composition
record Cutout(int side, float[] rgb, float[] mask, float[] surroundings, byte cover) {

    /** Nothing but the thing itself. */
    static Cutout bare(int side, float[] rgb, float[] mask, byte cover) {
        return new Cutout(side, rgb, mask, new float[mask.length], cover);
    }
}
