package org.fieldwarden.models.data;

import org.fieldwarden.models.raster.Resampling;

/**
 * A square of a larger raster, brought to {@code side} pixels.
 *
 * @param left where it begins, pixels of the raster; likewise top
 * @param scale pixels of the raster to one pixel of the square
 */
record Crop(double left, double top, double scale, int side) {

    private static final float[] IDENTITY = new float[256];
    private static final float[] IS_BUILDING = new float[256];

    static {
        for (int i = 0; i < 256; i++) {
            IDENTITY[i] = i;
        }
        IS_BUILDING[CoverLabels.BUILDING] = 1;
    }

    /** Share of building from which on an averaged pixel is one, and up to which it is none; between, it is left out. */
    private static final float BUILDING_FROM = 0.6f;

    private static final float OPEN_TO = 0.4f;

    /** Averaged where coarser, cubic where finer: side x side x 3, 0..255 and, where cubic, a little beyond. */
    float[] colours(Picture picture) {
        return resampled(picture.rgb(), picture.width(), 3, IDENTITY);
    }

    /** The nearest label. */
    byte[] labels(byte[] labels, int width) {
        byte[] out = new byte[side * side];
        int height = labels.length / width;
        for (int row = 0; row < side; row++) {
            int from = Math.min(height - 1, (int) (top + (row + 0.5) * scale));
            for (int column = 0; column < side; column++) {
                int at = Math.min(width - 1, (int) (left + (column + 0.5) * scale));
                out[row * side + column] = labels[from * width + at];
            }
        }
        return out;
    }

    /** The nearest land cover, with the rim of buildings left out where averaging makes it unsure. */
    byte[] cover(byte[] cover, int width) {
        byte[] out = labels(cover, width);
        float[] share = resampled(cover, width, 1, IS_BUILDING);
        for (int i = 0; i < out.length; i++) {
            if (share[i] > BUILDING_FROM) {
                out[i] = CoverLabels.BUILDING;
            } else if (share[i] > OPEN_TO) {
                out[i] = TrainingSample.IGNORE;
            } else if (out[i] == CoverLabels.BUILDING) {
                out[i] = TrainingSample.NOT_BUILDING;
            }
        }
        return out;
    }

    /** Rows are summed up first, in the full width of the square, then columns. */
    private float[] resampled(byte[] values, int width, int channels, float[] table) {
        Resampling across = Resampling.of(left, scale, side, width);
        Resampling down = Resampling.of(top, scale, side, values.length / channels / width);
        int first = across.first(0);
        float[] strip = new float[(across.last(side - 1) - first + 1) * channels];
        float[] out = new float[side * side * channels];
        for (int row = 0; row < side; row++) {
            java.util.Arrays.fill(strip, 0);
            for (int source = down.first(row); source <= down.last(row); source++) {
                float weight = down.weight(row, source);
                int at = (source * width + first) * channels;
                for (int i = 0; i < strip.length; i++) {
                    strip[i] += weight * table[values[at + i] & 0xff];
                }
            }
            for (int i = 0; i < side * channels; i++) {
                int column = i / channels;
                float sum = 0;
                for (int source = across.first(column); source <= across.last(column); source++) {
                    sum += across.weight(column, source) * strip[(source - first) * channels + i % channels];
                }
                out[row * side * channels + i] = sum;
            }
        }
        return out;
    }
}
