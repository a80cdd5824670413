package org.fieldwarden.models.raster;

/**
 * Where each pixel of one axis of a resampled raster takes its value from: the average over its ground where the target
 * is coarser, cubic interpolation (Keys 1981, a = -0.75) where it is finer. Immutable.
 */
public final class Resampling {

    private final int[] first;
    private final float[][] weights;

    private Resampling(int[] first, float[][] weights) {
        this.first = first;
        this.weights = weights;
    }

    /**
     * An axis of {@code count} target pixels.
     *
     * @param from where the first target pixel begins, in source pixels
     * @param scale source pixels to a target pixel
     * @param limit source pixels there are
     */
    public static Resampling of(double from, double scale, int count, int limit) {
        int[] first = new int[count];
        float[][] weights = new float[count][];
        for (int i = 0; i < count; i++) {
            double begin = from + i * scale;
            double[] raw;
            int start;
            if (scale >= 1) {
                start = (int) Math.floor(begin + 1e-9);
                raw = shares(begin, begin + scale, start);
            } else {
                double centre = begin + scale / 2 - 0.5;
                start = (int) Math.floor(centre) - 1;
                raw = cubic(centre - Math.floor(centre));
            }
            first[i] = Math.max(0, Math.min(limit - 1, start));
            weights[i] = folded(raw, start, limit);
        }
        return new Resampling(first, weights);
    }

    /** How much of each source pixel lies between two places. */
    private static double[] shares(double begin, double end, int start) {
        int count = Math.max(1, (int) Math.ceil(end - 1e-9) - start);
        double[] shares = new double[count];
        for (int i = 0; i < count; i++) {
            shares[i] = Math.max(0, Math.min(end, start + i + 1) - Math.max(begin, start + i)) / (end - begin);
        }
        return shares;
    }

    private static double[] cubic(double fraction) {
        double[] taps = new double[4];
        for (int i = 0; i < 4; i++) {
            double x = Math.abs(fraction + 1 - i);
            taps[i] = x <= 1 ? (1.25 * x - 2.25) * x * x + 1 : ((-0.75 * x + 3.75) * x - 6) * x + 3;
        }
        return taps;
    }

    /** Weights of pixels beyond the edge go to the pixel at the edge. */
    private static float[] folded(double[] raw, int start, int limit) {
        int low = Math.max(0, Math.min(limit - 1, start));
        int high = Math.max(0, Math.min(limit - 1, start + raw.length - 1));
        float[] folded = new float[high - low + 1];
        for (int i = 0; i < raw.length; i++) {
            folded[Math.max(low, Math.min(high, start + i)) - low] += (float) raw[i];
        }
        return folded;
    }

    /** First source pixel of a target pixel. */
    public int first(int target) {
        return first[target];
    }

    /** Last source pixel of a target pixel, inclusive. */
    public int last(int target) {
        return first[target] + weights[target].length - 1;
    }

    /** Weight of a source pixel between the first and the last of a target pixel. */
    public float weight(int target, int source) {
        return weights[target][source - first[target]];
    }

    /** A square plane brought to another side. */
    public static float[] plane(float[] values, int from, int to) {
        Resampling axis = of(0, (double) from / to, to, from);
        float[] wide = new float[from * to];
        for (int row = 0; row < from; row++) {
            for (int column = 0; column < to; column++) {
                float sum = 0;
                for (int source = axis.first(column); source <= axis.last(column); source++) {
                    sum += axis.weight(column, source) * values[row * from + source];
                }
                wide[row * to + column] = sum;
            }
        }
        float[] out = new float[to * to];
        for (int row = 0; row < to; row++) {
            for (int source = axis.first(row); source <= axis.last(row); source++) {
                float weight = axis.weight(row, source);
                for (int column = 0; column < to; column++) {
                    out[row * to + column] += weight * wide[source * to + column];
                }
            }
        }
        return out;
    }
}
