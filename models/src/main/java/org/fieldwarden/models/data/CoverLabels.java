package org.fieldwarden.models.data;

import java.util.Arrays;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.models.raster.Mask;

/** Land-cover labels of real pictures, as far as they can be told. Values as in {@link TrainingSample}. */
final class CoverLabels {

    static final byte BUILDING = (byte) LandCover.BUILDING.channel();
    static final byte HARD_SURFACE = (byte) LandCover.HARD_SURFACE.channel();
    static final byte BARE_GROUND = (byte) LandCover.BARE_GROUND.channel();
    static final byte VEGETATION = (byte) LandCover.VEGETATION.channel();

    /** How much greener than red and blue a pixel must be to be called vegetation without a near-infrared band. */
    private static final int GREEN_EXCESS = 34;

    /** Normalised difference of near infrared and red from which on leaves are meant, and the least near infrared. */
    private static final float LEAFY = 0.18f;

    private static final int LEAST_NEAR_INFRARED = 60;

    private CoverLabels() {}

    /** Buildings where the mask is white, vegetation where the picture is clearly green, else not a building. */
    static byte[] ofMasked(Picture picture, Picture mask) {
        byte[] cover = new byte[picture.width() * picture.height()];
        for (int i = 0; i < cover.length; i++) {
            int excess = 2 * (picture.rgb()[3 * i + 1] & 0xff)
                    - (picture.rgb()[3 * i] & 0xff)
                    - (picture.rgb()[3 * i + 2] & 0xff);
            byte open = excess > GREEN_EXCESS ? VEGETATION : TrainingSample.NOT_BUILDING;
            cover[i] = (mask.rgb()[3 * i] & 0xff) > 127 ? BUILDING : open;
        }
        return cover;
    }

    /** Vegetation where near infrared says so; nothing is known elsewhere. */
    static byte[] ofNearInfrared(Picture picture, Picture nearInfrared) {
        byte[] cover = unknown(picture);
        for (int i = 0; i < cover.length; i++) {
            float red = picture.rgb()[3 * i] & 0xff;
            float infrared = nearInfrared.rgb()[3 * i] & 0xff;
            if ((infrared - red) / (infrared + red + 1) > LEAFY && infrared > LEAST_NEAR_INFRARED) {
                cover[i] = VEGETATION;
            }
        }
        return cover;
    }

    static byte[] unknown(Picture picture) {
        byte[] cover = new byte[picture.width() * picture.height()];
        Arrays.fill(cover, TrainingSample.IGNORE);
        return cover;
    }

    /** Labels of a mask's pixels overwritten. */
    static void put(byte[] labels, Mask mask, byte value) {
        for (int i = 0; i < labels.length; i++) {
            if (mask.at(i)) {
                labels[i] = value;
            }
        }
    }

    /** Everything of which nothing is known is at least no building. */
    static void closeGaps(byte[] cover) {
        for (int i = 0; i < cover.length; i++) {
            cover[i] = cover[i] == TrainingSample.IGNORE ? TrainingSample.NOT_BUILDING : cover[i];
        }
    }

    /** Pixels of a white mask are left out. */
    static void hide(byte[] cover, Picture mask) {
        for (int i = 0; i < cover.length; i++) {
            if ((mask.rgb()[3 * i] & 0xff) > 127) {
                cover[i] = TrainingSample.IGNORE;
            }
        }
    }

    /** Every two by two labels as one: a building where at least two are, unknown where one is unknown. */
    static byte[] halved(byte[] cover, int width) {
        int half = width / 2;
        byte[] out = new byte[half * (cover.length / width / 2)];
        for (int i = 0; i < out.length; i++) {
            int at = i / half * 2 * width + i % half * 2;
            int buildings = 0;
            boolean unknown = false;
            for (int other : new int[] {at, at + 1, at + width, at + width + 1}) {
                buildings += cover[other] == BUILDING ? 1 : 0;
                unknown |= cover[other] == TrainingSample.IGNORE;
            }
            byte open = cover[at] == BUILDING ? TrainingSample.NOT_BUILDING : cover[at];
            out[i] = unknown ? TrainingSample.IGNORE : buildings >= 2 ? BUILDING : open;
        }
        return out;
    }
}
