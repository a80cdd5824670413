package org.fieldwarden.detector.dl4j;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.PixelScores;

/** One worker's network. The Java buffers are kept from call to call. */
final class Dl4jChangeModel implements ChangeModel {

    private static final int COVERS = LandCover.values().length;

    private final Dl4jNetwork network;
    private final Calibration calibration;
    private final float[] scaled = PixelScale.table();

    private float[] pixels = new float[0];
    private float[] change = new float[0];
    private float[] covers = new float[0];

    Dl4jChangeModel(Dl4jNetwork network, Calibration calibration) {
        this.network = network;
        this.calibration = calibration;
    }

    @Override
    public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
        PixelWindow window = baseline.window();
        if (!window.equals(current.window())) {
            throw new IllegalArgumentException("The tiles have different windows: " + window + ", " + current.window());
        }
        requireAligned(window);
        requireAligned(core);
        fitBuffers(window, core);
        int half = pixels.length / 2;
        scale(baseline, 0);
        scale(current, half);
        network.forward(pixels);
        network.readChange(change);
        network.readLandCovers(covers);
        return scores(core);
    }

    private static void requireAligned(PixelWindow window) {
        int phase = NetworkShape.PHASE_PX;
        if (window.width() % phase != 0
                || window.height() % phase != 0
                || window.column() % phase != 0
                || window.row() % phase != 0) {
            throw new IllegalArgumentException("The window is not aligned to " + phase + " pixels: " + window);
        }
    }

    private void fitBuffers(PixelWindow window, PixelWindow core) {
        PixelWindow inTile = PixelWindow.atSize(
                core.column() - window.column(), core.row() - window.row(), core.width(), core.height());
        network.fit(1, window.height(), window.width(), inTile);
        int length = Math.multiplyExact(Math.toIntExact(window.pixels()), 6);
        int area = Math.toIntExact(core.pixels());
        if (pixels.length != length) {
            pixels = new float[length];
        }
        if (change.length != area) {
            change = new float[area];
            covers = new float[2 * (area / 4) * COVERS];
        }
    }

    private void scale(OrthophotoTile tile, int offset) {
        byte[] rgb = tile.toRgb();
        for (int index = 0; index < rgb.length; index++) {
            pixels[offset + index] = scaled[rgb[index] & 0xff];
        }
    }

    private PixelScores scores(PixelWindow window) {
        int width = window.width();
        int height = window.height();
        float[] scores = new float[change.length];
        byte[] stored = new byte[change.length];
        int currentOffset = covers.length / 2;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int index = row * width + column;
                scores[index] = calibration.score(change[index]);
                if ((row & 1) == 0 && (column & 1) == 0) {
                    int half = ((row >> 1) * (width >> 1) + (column >> 1)) * COVERS;
                    stored[index] = (byte) (strongest(half) << 4 | strongest(currentOffset + half));
                } else {
                    // Land cover has half the resolution: repeat the pixel to the upper left.
                    stored[index] = stored[(row & ~1) * width + (column & ~1)];
                }
            }
        }
        return PixelScores.of(window, scores, stored);
    }

    /** Channel with the greatest logit; of equals the first. */
    private int strongest(int offset) {
        int best = 0;
        for (int channel = 1; channel < COVERS; channel++) {
            if (covers[offset + channel] > covers[offset + best]) {
                best = channel;
            }
        }
        return best;
    }

    @Override
    public void close() {
        network.close();
    }
}
