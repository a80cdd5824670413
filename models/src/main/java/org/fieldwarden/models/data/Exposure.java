package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.SmoothNoise;
import org.fieldwarden.testimagery.JpegRoundTrip;

/**
 * Turns the colours of ground into the bytes of a flight: season, light, air, camera and compression, each drawn. Two
 * exposures of the same ground differ in nothing that has changed.
 */
final class Exposure {

    /** Mean brightness beyond which a picture would be black or burnt out. */
    private static final double DARKEST_MEAN = 40;

    private static final double BRIGHTEST_MEAN = 185;
    private static final int CURVE_STEPS = 1020;

    private final float[] rgb;
    private final int side;
    private final Random random;

    private Exposure(float[] rgb, int side, Random random) {
        this.rgb = rgb;
        this.side = side;
        this.random = random;
    }

    /** Bytes of a flight; the colours, side x side x 3 of 0..255, are left alone. */
    static byte[] of(float[] rgb, int side, Random random) {
        Exposure exposure = new Exposure(rgb.clone(), side, random);
        exposure.season();
        exposure.colours();
        exposure.light();
        exposure.air();
        float[] seen = exposure.optics();
        return exposure.camera(seen);
    }

    /** Rounded, nothing else. */
    static byte[] plain(float[] rgb) {
        byte[] out = new byte[rgb.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.max(0, Math.min(255, (int) (rgb[i] + 0.5f)));
        }
        return out;
    }

    private boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private float factor(double mean, double spread) {
        return (float) Math.exp(mean + random.nextGaussian() * spread);
    }

    /** Greens turn towards straw, or straw towards green, evenly or in broad patches. */
    private void season() {
        if (!happens(0.6)) {
            return;
        }
        float turn = (float) (random.nextGaussian() * 0.45);
        float[] patches = happens(0.5) ? SmoothNoise.drawn(side, 3, random) : new float[0];
        for (int at = 0; at < side * side; at++) {
            float excess = 2 * rgb[3 * at + 1] - rgb[3 * at] - rgb[3 * at + 2];
            float share = turn * Math.max(0, Math.min(1, (excess - 4) / 36));
            if (patches.length > 0) {
                share *= 0.5f + 0.5f * patches[at];
            }
            rgb[3 * at] += share * 60;
            rgb[3 * at + 1] += share * 18;
            rgb[3 * at + 2] -= share * 10;
        }
    }

    /** Saturation and gamma. */
    private void colours() {
        float saturation = factor(-0.05, 0.35);
        float gamma = factor(0, 0.28);
        float[] curve = new float[CURVE_STEPS + 1];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = (float) (255 * Math.pow((double) i / CURVE_STEPS, gamma));
        }
        for (int at = 0; at < rgb.length; at += 3) {
            float grey = (rgb[at] + rgb[at + 1] + rgb[at + 2]) / 3;
            for (int i = at; i < at + 3; i++) {
                float value = grey + (rgb[i] - grey) * saturation;
                float place = Math.max(0, Math.min(255, value)) * (CURVE_STEPS / 255f);
                int step = Math.min(CURVE_STEPS - 1, (int) place);
                rgb[i] = curve[step] + (curve[step + 1] - curve[step]) * (place - step);
            }
        }
    }

    /** Contrast, brightness, tint and uneven light. */
    private void light() {
        double mean = mean();
        float contrast = happens(0.5) ? factor(-0.1, 0.3) : 1;
        double gain = factor(-0.05, 0.22);
        gain *= Math.max(DARKEST_MEAN, Math.min(BRIGHTEST_MEAN, mean * gain)) / Math.max(1, mean * gain);
        float[] gains = {
            (float) (gain * (1 + random.nextGaussian() * 0.06)),
            (float) gain,
            (float) (gain * (1 + random.nextGaussian() * 0.07))
        };
        float uneven = happens(0.35) ? (float) between(0.03, 0.2) : 0;
        float[] patches = uneven > 0 ? SmoothNoise.drawn(side, 2, random) : new float[side * side];
        for (int i = 0; i < rgb.length; i++) {
            float value = (float) mean + (rgb[i] - (float) mean) * contrast;
            rgb[i] = value * gains[i % 3] * (1 + uneven * patches[i / 3]);
        }
    }

    private double mean() {
        double sum = 0;
        for (float value : rgb) {
            sum += value;
        }
        return sum / rgb.length;
    }

    private void air() {
        if (!happens(0.3)) {
            return;
        }
        float haze = (float) between(0, 0.4);
        float veil = (float) between(150, 215);
        float[] colour = {0.97f * veil, veil, 1.03f * veil};
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = rgb[i] * (1 - haze) + haze * colour[i % 3];
        }
    }

    /** Out of focus, or sharpened by the camera, or neither. */
    private float[] optics() {
        double draw = random.nextDouble();
        if (draw < 0.35) {
            return GaussianBlur.of(between(0.4, 1.3)).of(rgb, side, 3);
        }
        if (draw < 0.5) {
            float[] soft = GaussianBlur.of(1).of(rgb, side, 3);
            float sharpening = (float) between(0.3, 1.2);
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] += (rgb[i] - soft[i]) * sharpening;
            }
        }
        return rgb;
    }

    private byte[] camera(float[] seen) {
        if (happens(0.5)) {
            float strength = (float) between(0, 6);
            Grain grain = new Grain(random);
            for (int i = 0; i < seen.length; i++) {
                seen[i] += strength * grain.next();
            }
        }
        byte[] out = plain(seen);
        if (!happens(0.6)) {
            return out;
        }
        int quality = happens(0.4) ? 30 + random.nextInt(45) : 75 + random.nextInt(21);
        return JpegRoundTrip.of(out, side, quality);
    }
}
