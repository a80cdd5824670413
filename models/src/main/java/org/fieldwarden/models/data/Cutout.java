package org.fieldwarden.models.data;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.models.raster.Mask;

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

    /**
     * Nothing but the thing itself, in one colour.
     *
     * @param tone side x side, factors of the colour
     * @param colour red, green, blue, 0..255
     */
    static Cutout painted(Mask shape, float[] tone, float[] colour, LandCover cover) {
        float[] rgb = new float[3 * tone.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = colour[i % 3] * tone[i / 3];
        }
        return new Cutout(shape.side(), rgb, shape.toPlane(), new float[tone.length], (byte) cover.channel());
    }

    /** Whether any ground around it may come along. */
    boolean hasSurroundings() {
        for (float share : surroundings) {
            if (share > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it lies flat on the ground and may have any outline. */
    boolean isOpenGround() {
        return cover == CoverLabels.BARE_GROUND || cover == CoverLabels.HARD_SURFACE;
    }

    /** The thing without some of its pixels. */
    Cutout without(Mask left) {
        float[] rest = mask.clone();
        for (int at = 0; at < rest.length; at++) {
            rest[at] = left.at(at) ? 0 : rest[at];
        }
        return new Cutout(side, rgb, rest, surroundings, cover);
    }
}
