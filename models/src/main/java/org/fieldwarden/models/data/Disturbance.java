package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.testimagery.JpegRoundTrip;

/**
 * What makes two pictures of unchanged ground differ: a shift that co-registration left, light, colour, season, haze,
 * blur, grain and compression. Every date gets its own draw.
 */
final class Disturbance {

    private final Random random;

    Disturbance(Random random) {
        this.random = random;
    }

    /** Residual shift and warp after co-registration, up to about two pixels. */
    float[] shifted(Ground ground) {
        double dx = random.nextGaussian() * 0.7;
        double dy = random.nextGaussian() * 0.7;
        double bend = random.nextDouble() * 0.8;
        double phase = random.nextDouble() * 6.28;
        int side = ground.side;
        float[] out = new float[ground.rgb.length];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double x = column + dx + bend * Math.sin(row * 0.045 + phase);
                double y = row + dy + bend * Math.sin(column * 0.038 + phase * 2);
                sample(ground, x, y, out, (row * side + column) * 3);
            }
        }
        return out;
    }

    private static void sample(Ground ground, double x, double y, float[] out, int at) {
        int side = ground.side;
        double cx = Math.max(0, Math.min(side - 1.001, x));
        double cy = Math.max(0, Math.min(side - 1.001, y));
        int column = (int) cx;
        int row = (int) cy;
        float fx = (float) (cx - column);
        float fy = (float) (cy - row);
        int upper = (row * side + column) * 3;
        int lower = upper + side * 3;
        for (int band = 0; band < 3; band++) {
            float a = ground.rgb[upper + band] + fx * (ground.rgb[upper + 3 + band] - ground.rgb[upper + band]);
            float b = ground.rgb[lower + band] + fx * (ground.rgb[lower + 3 + band] - ground.rgb[lower + band]);
            out[at + band] = a + fy * (b - a);
        }
    }

    /** Turns colours into the bytes of a flight in its own light, air and camera. */
    byte[] exposed(float[] rgb, int side) {
        season(rgb);
        light(rgb, side);
        if (random.nextInt(3) == 0) {
            blur(rgb, side, 0.3f + random.nextFloat() * 0.35f);
        }
        byte[] out = new byte[rgb.length];
        double grain = random.nextDouble() * 4;
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.max(0, Math.min(255, Math.round(rgb[i] + random.nextGaussian() * grain)));
        }
        int quality = random.nextInt(3) == 0 ? 35 + random.nextInt(40) : 75 + random.nextInt(24);
        return JpegRoundTrip.of(out, side, quality);
    }

    /** Greens turn towards straw, or straw towards green, in broad patches. */
    private void season(float[] rgb) {
        if (random.nextInt(3) == 0) {
            return;
        }
        float turn = (float) (random.nextGaussian() * 0.35);
        for (int i = 0; i < rgb.length; i += 3) {
            float excess = 2 * rgb[i + 1] - rgb[i] - rgb[i + 2];
            float share = Math.max(0, Math.min(1, (excess - 4) / 36));
            rgb[i] += share * turn * 60;
            rgb[i + 1] += share * turn * 18;
            rgb[i + 2] -= share * turn * 10;
        }
    }

    private void light(float[] rgb, int side) {
        float gamma = (float) Math.exp(random.nextGaussian() * 0.22);
        float gain = (float) Math.exp(random.nextGaussian() * 0.14);
        float[] tint = {
            gain * (1 + (float) random.nextGaussian() * 0.06f), gain, gain * (1 + (float) random.nextGaussian() * 0.06f)
        };
        float haze = random.nextInt(3) == 0 ? random.nextFloat() * 0.3f : 0;
        float grey = random.nextInt(5) == 0 ? random.nextFloat() * 0.6f : 0;
        double slopeX = random.nextGaussian() * 0.10 / side;
        double slopeY = random.nextGaussian() * 0.10 / side;
        for (int pixel = 0; pixel < side * side; pixel++) {
            int row = pixel / side;
            float uneven = (float) (1 + slopeX * (pixel % side - side / 2.0) + slopeY * (row - side / 2.0));
            float mean = (rgb[pixel * 3] + rgb[pixel * 3 + 1] + rgb[pixel * 3 + 2]) / 3;
            for (int band = 0; band < 3; band++) {
                float value = rgb[pixel * 3 + band];
                value += (mean - value) * grey;
                value = 255 * (float) Math.pow(Math.max(0, value) / 255, gamma) * tint[band] * uneven;
                rgb[pixel * 3 + band] = value * (1 - haze) + 205 * haze;
            }
        }
    }

    private static void blur(float[] rgb, int side, float share) {
        float[] copy = rgb.clone();
        for (int row = 1; row < side - 1; row++) {
            for (int i = (row * side + 1) * 3; i < (row * side + side - 1) * 3; i++) {
                float around = copy[i - 3] + copy[i + 3] + copy[i - side * 3] + copy[i + side * 3];
                rgb[i] = copy[i] * (1 - share) + around * share / 4;
            }
        }
    }
}
