package org.fieldwarden.models.raster;

/** Gaussian blur of square rasters, mirrored at the edges. Immutable. */
public final class GaussianBlur {

    private final int reach;
    private final float[] kernel;

    private GaussianBlur(int reach, float[] kernel) {
        this.reach = reach;
        this.kernel = kernel;
    }

    /**
     * A blur of three standard deviations' reach.
     *
     * @param sigmaPx standard deviation, pixels
     */
    public static GaussianBlur of(double sigmaPx) {
        if (!(sigmaPx > 0)) {
            throw new IllegalArgumentException("The standard deviation must be positive: " + sigmaPx);
        }
        int reach = (int) Math.ceil(3 * sigmaPx);
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += Math.exp(-i * i / (2 * sigmaPx * sigmaPx));
        }
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) (Math.exp(-i * i / (2 * sigmaPx * sigmaPx)) / sum);
        }
        return new GaussianBlur(reach, kernel);
    }

    /**
     * A blurred copy.
     *
     * @param values side x side x channels, row-major
     */
    public float[] of(float[] values, int side, int channels) {
        return downwards(across(values, side, channels), side, channels);
    }

    private float[] across(float[] values, int side, int channels) {
        int width = side * channels;
        float[] out = new float[values.length];
        float[] padded = new float[(side + 2 * reach) * channels];
        for (int row = 0; row < side; row++) {
            int start = row * width;
            for (int column = -reach; column < side + reach; column++) {
                int from = start + Reflection.of(column, side) * channels;
                System.arraycopy(values, from, padded, (column + reach) * channels, channels);
            }
            for (int k = 0; k < kernel.length; k++) {
                float weight = kernel[k];
                int shift = k * channels;
                for (int i = 0; i < width; i++) {
                    out[start + i] += weight * padded[shift + i];
                }
            }
        }
        return out;
    }

    private float[] downwards(float[] values, int side, int channels) {
        int width = side * channels;
        float[] out = new float[values.length];
        for (int row = 0; row < side; row++) {
            int start = row * width;
            for (int k = 0; k < kernel.length; k++) {
                float weight = kernel[k];
                int from = Reflection.of(row + k - reach, side) * width;
                for (int i = 0; i < width; i++) {
                    out[start + i] += weight * values[from + i];
                }
            }
        }
        return out;
    }
}
