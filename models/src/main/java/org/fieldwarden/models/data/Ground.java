package org.fieldwarden.models.data;

import org.fieldwarden.models.raster.Mask;

/** A square piece of ground on one date that is being composed: colours as floats, and land cover. */
final class Ground {

    final int side;

    /** side x side x 3, 0..255 and, before it is exposed, somewhat beyond. */
    float[] rgb;

    /** Labels as in {@link TrainingSample}. */
    byte[] cover;

    Ground(int side, float[] rgb, byte[] cover) {
        if (rgb.length != side * side * 3 || cover.length != side * side) {
            throw new IllegalArgumentException("Arrays do not fit ground of " + side + " pixels a side");
        }
        this.side = side;
        this.rgb = rgb;
        this.cover = cover;
    }

    Ground copy() {
        return new Ground(side, rgb.clone(), cover.clone());
    }

    Mask buildings() {
        return Mask.of(side, this::isBuilding);
    }

    boolean isBuilding(int at) {
        return cover[at] == CoverLabels.BUILDING;
    }

    boolean isUnknown(int at) {
        return cover[at] == TrainingSample.IGNORE;
    }

    /** Mixes a colour into a pixel. */
    void mix(int at, float share, float red, float green, float blue) {
        rgb[3 * at] += (red - rgb[3 * at]) * share;
        rgb[3 * at + 1] += (green - rgb[3 * at + 1]) * share;
        rgb[3 * at + 2] += (blue - rgb[3 * at + 2]) * share;
    }

    /** Darkens every pixel by a share, 0..1 a pixel, of three factors for red, green and blue. */
    void darken(float[] share, float[] factors) {
        for (int at = 0; at < share.length; at++) {
            if (share[at] > 0) {
                for (int band = 0; band < 3; band++) {
                    rgb[3 * at + band] *= 1 - share[at] * factors[band];
                }
            }
        }
    }
}
