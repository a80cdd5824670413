package org.fieldwarden.detector;

/**
 * Bicubic interpolation of 8-bit pixels in whole numbers (Keys 1981, a = -1/2). Positions are multiples of 1/32 pixel,
 * so that the value does not depend on where a window was cut.
 */
final class BicubicKernel {

    /** Positions per pixel: 1/32 px is far below what co-registration can measure. */
    static final int STEPS = 32;

    /** Shifting right by this many bits gives the whole pixel below a position. */
    static final int STEP_BITS = 5;

    private static final int BITS = 11;
    private static final int ONE = 1 << BITS;
    private static final int[][] WEIGHTS = weights();

    private BicubicKernel() {}

    private static int[][] weights() {
        int[][] weights = new int[STEPS][4];
        for (int step = 0; step < STEPS; step++) {
            double t = (double) step / STEPS;
            weights[step][0] = weight(1 + t);
            weights[step][2] = weight(1 - t);
            weights[step][3] = weight(2 - t);
            weights[step][1] = ONE - weights[step][0] - weights[step][2] - weights[step][3];
        }
        return weights;
    }

    private static int weight(double distance) {
        double value = distance <= 1
                ? (1.5 * distance - 2.5) * distance * distance + 1
                : ((-0.5 * distance + 2.5) * distance - 4) * distance + 2;
        return (int) Math.round(value * ONE);
    }

    /** Weights of the four samples from one before to two after the position; they add up to 2048. */
    static int[] weights(int step) {
        return WEIGHTS[step];
    }

    /**
     * Interpolates one pixel.
     *
     * @param source interleaved red, green, blue
     * @param first index of the red value one row above and one column left of the position
     * @param stride values per source row
     * @param stepColumn share of a pixel to the right, 0..31
     * @param stepRow share of a pixel downwards, 0..31
     * @param into red, green, blue times 2^22
     */
    static void sum(byte[] source, int first, int stride, int stepColumn, int stepRow, int[] into) {
        int[] across = WEIGHTS[stepColumn];
        int[] down = WEIGHTS[stepRow];
        int w0 = across[0];
        int w1 = across[1];
        int w2 = across[2];
        int w3 = across[3];
        int red = 0;
        int green = 0;
        int blue = 0;
        int at = first;
        for (int line = 0; line < 4; line++, at += stride) {
            int w = down[line];
            red += w
                    * (w0 * (source[at] & 0xff)
                            + w1 * (source[at + 3] & 0xff)
                            + w2 * (source[at + 6] & 0xff)
                            + w3 * (source[at + 9] & 0xff));
            green += w
                    * (w0 * (source[at + 1] & 0xff)
                            + w1 * (source[at + 4] & 0xff)
                            + w2 * (source[at + 7] & 0xff)
                            + w3 * (source[at + 10] & 0xff));
            blue += w
                    * (w0 * (source[at + 2] & 0xff)
                            + w1 * (source[at + 5] & 0xff)
                            + w2 * (source[at + 8] & 0xff)
                            + w3 * (source[at + 11] & 0xff));
        }
        into[0] = red;
        into[1] = green;
        into[2] = blue;
    }

    /** The 8-bit value of a sum. */
    static byte toByte(int sum) {
        int value = (sum + (1 << (2 * BITS - 1))) >> (2 * BITS);
        return (byte) Math.max(0, Math.min(255, value));
    }
}
