package org.fieldwarden.testimagery.scene;

import java.util.Arrays;
import java.util.Random;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.testimagery.JpegRoundTrip;

/** From light to pixels: shift and warp, blur, haze, exposure, grain and JPEG. */
final class CameraModel {

    private final FlightConditions flight;
    private final double gsd;

    CameraModel(FlightConditions flight, double gsd) {
        this.flight = flight;
        this.gsd = gsd;
    }

    OrthophotoTile expose(float[] light, PixelWindow source, PixelWindow window) {
        PixelWindow blurred = window.grown(6);
        float[] picture = warp(light, source, blurred);
        blur(picture, blurred);
        byte[] rgb = develop(picture, blurred, window);
        if (flight.camera().jpegQuality() < 100) {
            rgb = JpegRoundTrip.of(rgb, window.width(), flight.camera().jpegQuality());
        }
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        Arrays.fill(observed, true);
        return OrthophotoTile.of(window, rgb, observed);
    }

    /** A feature at p on the ground appears at p + shift(p) in the picture, so the picture at q shows q - shift(q). */
    private float[] warp(float[] light, PixelWindow source, PixelWindow target) {
        float[] out = new float[Math.toIntExact(target.pixels() * 3)];
        FlightConditions.ShiftDial dial = flight.shift();
        double scale = 8 * gsd / dial.localMetres();
        for (int row = 0; row < target.height(); row++) {
            for (int column = 0; column < target.width(); column++) {
                double x = target.column() + column;
                double y = target.row() + row;
                double fromX = x - dial.eastPx();
                double fromY = y - dial.southPx();
                if (dial.localPx() > 0) {
                    fromX -= dial.localPx() * Noise.CLUMP.at(x * scale + 31, y * scale + 7);
                    fromY -= dial.localPx() * Noise.CLUMP.at(x * scale + 311, y * scale + 177);
                }
                sample(
                        light,
                        source,
                        fromX - source.column(),
                        fromY - source.row(),
                        out,
                        (row * target.width() + column) * 3);
            }
        }
        return out;
    }

    private static void sample(float[] light, PixelWindow source, double x, double y, float[] out, int at) {
        double cx = Math.max(0, Math.min(source.width() - 1.001, x));
        double cy = Math.max(0, Math.min(source.height() - 1.001, y));
        int column = (int) cx;
        int row = (int) cy;
        float fx = (float) (cx - column);
        float fy = (float) (cy - row);
        int upper = (row * source.width() + column) * 3;
        int lower = upper + source.width() * 3;
        for (int band = 0; band < 3; band++) {
            float a = light[upper + band] + fx * (light[upper + 3 + band] - light[upper + band]);
            float b = light[lower + band] + fx * (light[lower + 3 + band] - light[lower + band]);
            out[at + band] = a + fy * (b - a);
        }
    }

    private void blur(float[] picture, PixelWindow window) {
        double sigma = flight.camera().blurPx();
        if (sigma < 0.15) {
            return;
        }
        int reach = Math.min(5, (int) Math.ceil(sigma * 2.5));
        float[] kernel = new float[reach + 1];
        float sum = 0;
        for (int i = 0; i <= reach; i++) {
            kernel[i] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i <= reach; i++) {
            kernel[i] /= sum;
        }
        convolve(picture, new int[] {window.width(), window.height(), 3, window.width() * 3}, kernel);
        convolve(picture, new int[] {window.height(), window.width(), window.width() * 3, 3}, kernel);
    }

    /**
     * @param layout length of a line, number of lines, distance between neighbours on a line, distance between lines
     */
    private static void convolve(float[] picture, int[] layout, float[] kernel) {
        int length = layout[0];
        int reach = kernel.length - 1;
        float[] line = new float[length * 3];
        for (int number = 0; number < layout[1]; number++) {
            int start = number * layout[3];
            for (int i = 0; i < length; i++) {
                System.arraycopy(picture, start + i * layout[2], line, i * 3, 3);
            }
            for (int i = reach; i < length - reach; i++) {
                for (int band = 0; band < 3; band++) {
                    int at = i * 3 + band;
                    float value = kernel[0] * line[at];
                    for (int k = 1; k <= reach; k++) {
                        value += kernel[k] * (line[at - 3 * k] + line[at + 3 * k]);
                    }
                    picture[start + i * layout[2] + band] = value;
                }
            }
        }
    }

    private byte[] develop(float[] picture, PixelWindow from, PixelWindow window) {
        FlightConditions.Air air = flight.air();
        Random random = new Random(window.hashCode() * 31L + flight.seasonSeed());
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        float[] gain = {(float) (1 + air.warmth()), 1, (float) (1 - air.warmth())};
        float[] hazeColour = {.74f, .77f, .82f};
        float haze = (float) air.haze();
        float[] curve = curve(air.contrast());
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                int source =
                        ((row + window.row() - from.row()) * from.width() + column + window.column() - from.column())
                                * 3;
                int at = (row * window.width() + column) * 3;
                // Mosaics are never quite even: neighbouring photos differ a little in brightness.
                double x = (window.column() + column) * gsd;
                double y = (window.row() + row) * gsd;
                float patchy = 1 + 0.05f * Noise.CLOUD.at(x * 0.11 + flight.seasonSeed() % 97, y * 0.11);
                float grain = (float) (random.nextGaussian()
                        * air.exposure()
                        * flight.camera().grain());
                for (int band = 0; band < 3; band++) {
                    float value = picture[source + band] * gain[band] * patchy * (float) air.exposure();
                    value = value * (1 - haze) + hazeColour[band] * haze;
                    float step = curve[Math.max(0, Math.min(1023, Math.round(value * 800)))] + grain;
                    rgb[at + band] = (byte) Math.max(0, Math.min(255, Math.round(step)));
                }
            }
        }
        return rgb;
    }

    /** Display curve over light in steps of 1/800, with a soft shoulder near white. */
    private static float[] curve(double contrast) {
        float[] curve = new float[1024];
        for (int i = 0; i < curve.length; i++) {
            double light = Math.pow(i / 800.0, contrast);
            double shouldered = light < 0.8 ? light : 0.8 + 0.2 * Math.tanh((light - 0.8) / 0.3);
            curve[i] = (float) (255 * shouldered);
        }
        return curve;
    }
}
