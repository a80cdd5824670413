package org.fieldwarden.ingest.geotiff;

import java.util.Arrays;

/**
 * Linear scaling of samples to 8 bit, one range per colour and flight. Values outside the range are clipped. Immutable.
 */
final class ByteScaling {

    private static final double LOW_SHARE = 0.02;
    private static final double HIGH_SHARE = 0.98;

    private final double[] low;
    private final double[] high;

    private ByteScaling(double[] low, double[] high) {
        this.low = low;
        this.high = high;
    }

    /** For samples that are 8-bit already. */
    static ByteScaling none() {
        return new ByteScaling(new double[] {0, 0, 0}, new double[] {255, 255, 255});
    }

    /**
     * From the 2 % and 98 % percentile of each colour, so that single glints and shadows do not set the range.
     *
     * @param values observed samples of each colour, at least one; sorted here
     */
    static ByteScaling robust(double[][] values) {
        double[] low = new double[values.length];
        double[] high = new double[values.length];
        for (int colour = 0; colour < values.length; colour++) {
            double[] sorted = values[colour];
            Arrays.sort(sorted);
            low[colour] = sorted[(int) (LOW_SHARE * (sorted.length - 1))];
            high[colour] = sorted[(int) (HIGH_SHARE * (sorted.length - 1))];
        }
        return new ByteScaling(low, high);
    }

    /** Scaled value; a colour without any range becomes black, mid grey and white below, at and above its value. */
    byte toByte(int colour, double value) {
        double range = high[colour] - low[colour];
        double scaled =
                range > 0 ? (value - low[colour]) / range * 255 : 127.5 + 127.5 * Math.signum(value - low[colour]);
        return (byte) Math.round(Math.max(0, Math.min(255, scaled)));
    }
}
