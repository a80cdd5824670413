package org.fieldwarden.app.nuisance;

import java.util.Random;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.reporting.nuisance.Nuisance;
import org.fieldwarden.testimagery.JpegRoundTrip;

/**
 * What air and camera make of a finished picture, the same for rendered and for real ground: season as colour,
 * brightness, gamma, haze, then grain and JPEG, which every picture gets.
 *
 * @param straw how far green turns to straw, 0 to 1
 * @param haze share of the light that is haze, 0 to 1
 * @param jpegQuality 1 to 100
 */
public record Exposure(double straw, double brightness, double gamma, double haze, int jpegQuality) {

    /** An ordinary flight in clear air. */
    public static final Exposure ORDINARY = new Exposure(0, 1, 1, 0, 90);

    /** Standard deviation of the sensor noise, 8-bit steps; the two dates never share their noise. */
    private static final double GRAIN = 2;

    private static final double[] HAZE = {.74 * 255, .77 * 255, .82 * 255};

    /** The ordinary exposure with one nuisance; those that are not of air and camera change nothing here. */
    static Exposure under(Nuisance nuisance, double dial) {
        return switch (nuisance) {
            case SHIFT, SUN_AZIMUTH, ROOF_LEAN, SEASON -> ORDINARY;
            case HAZE -> new Exposure(0, 1, 1, dial, ORDINARY.jpegQuality);
            case JPEG -> new Exposure(0, 1, 1, 0, (int) Math.round(dial));
            case BRIGHTNESS -> new Exposure(0, dial, 1, 0, ORDINARY.jpegQuality);
            case GAMMA -> new Exposure(0, 1, dial, 0, ORDINARY.jpegQuality);
        };
    }

    /** The ordinary exposure of a ground whose green is turning to straw. */
    static Exposure withStraw(double share) {
        return new Exposure(share, 1, 1, 0, ORDINARY.jpegQuality);
    }

    /** The picture as it comes from the camera; equal seeds give equal noise. */
    public OrthophotoTile of(OrthophotoTile tile, long seed) {
        PixelWindow window = tile.window();
        byte[] rgb = tile.toRgb();
        Random random = new Random(seed);
        double[] pixel = new double[3];
        for (int i = 0; i < rgb.length; i += 3) {
            for (int band = 0; band < 3; band++) {
                pixel[band] = rgb[i + band] & 0xff;
            }
            turnToStraw(pixel);
            for (int band = 0; band < 3; band++) {
                double lit = 255 * Math.pow(Math.max(0, pixel[band]) / 255, gamma) * brightness;
                double value = lit * (1 - haze) + HAZE[band] * haze + random.nextGaussian() * GRAIN;
                rgb[i + band] = (byte) Math.max(0, Math.min(255, Math.round(value)));
            }
        }
        return OrthophotoTile.of(window, JpegRoundTrip.of(rgb, window.width(), jpegQuality), tile.toObserved());
    }

    /** The greener, the more: bare ground and roofs keep their colour. */
    private void turnToStraw(double[] pixel) {
        double excess = 2 * pixel[1] - pixel[0] - pixel[2];
        double share = straw * Math.max(0, Math.min(1, (excess - 4) / 36));
        pixel[0] += share * 60;
        pixel[1] += share * 18;
        pixel[2] -= share * 10;
    }
}
