package org.fieldwarden.detector.dl4j;

import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.CellScores;
import org.fieldwarden.detector.Sieve;
import org.jspecify.annotations.Nullable;

/** One worker's sieve. Keeps its memory, and lays it out anew where the size of the tiles changes. */
final class Dl4jSieve implements Sieve {

    private static final int SHRINK = 2;

    private final WeightTensors weights;
    private final FeatureMemory memory = new FeatureMemory();
    private @Nullable SieveNetwork network;
    private float[] pixels = new float[0];
    private float[] logits = new float[0];
    private int width;

    Dl4jSieve(WeightTensors weights) {
        this.weights = weights;
    }

    @Override
    public CellScores scores(OrthophotoTile baseline, OrthophotoTile current) {
        PixelWindow window = baseline.window();
        if (!window.equals(current.window())) {
            throw new IllegalArgumentException("The tiles have different windows: " + window + ", " + current.window());
        }
        if ((window.width() | window.height() | window.column() | window.row()) % CELL_PX != 0) {
            throw new IllegalArgumentException("The window is not aligned to " + CELL_PX + " pixels: " + window);
        }
        SieveNetwork fitted = fitted(window);
        shrink(baseline, 0);
        shrink(current, pixels.length / 2);
        Tensors.write(pixels, fitted.pixels());
        fitted.run();
        Tensors.read(fitted.possible(), logits);
        float[] scores = new float[logits.length];
        for (int index = 0; index < scores.length; index++) {
            scores[index] = (float) (1 / (1 + Math.exp(-logits[index])));
        }
        return CellScores.of(window, scores);
    }

    private SieveNetwork fitted(PixelWindow window) {
        int length = Math.toIntExact(window.pixels()) / (SHRINK * SHRINK) * 6;
        if (network != null && pixels.length == length && width == window.width()) {
            return network;
        }
        letGo();
        memory.giveBackAll();
        pixels = new float[length];
        logits = new float[Math.toIntExact(window.pixels() / (CELL_PX * CELL_PX))];
        width = window.width();
        SieveNetwork fitted = new SieveNetwork(weights, memory, window.height() / SHRINK, window.width() / SHRINK);
        network = fitted;
        return fitted;
    }

    /** The mean of each square of four pixels, scaled to -1..1. */
    private void shrink(OrthophotoTile tile, int offset) {
        byte[] rgb = tile.toRgb();
        int line = 3 * tile.window().width();
        int target = offset;
        for (int row = 0; row < rgb.length; row += SHRINK * line) {
            for (int column = 0; column < line; column += SHRINK * 3) {
                for (int colour = 0; colour < 3; colour++) {
                    int from = row + column + colour;
                    int sum = (rgb[from] & 0xff)
                            + (rgb[from + 3] & 0xff)
                            + (rgb[from + line] & 0xff)
                            + (rgb[from + line + 3] & 0xff);
                    pixels[target++] = sum / (4 * 127.5f) - 1;
                }
            }
        }
    }

    private void letGo() {
        if (network != null) {
            network.close();
            network = null;
        }
    }

    @Override
    public void close() {
        letGo();
        memory.close();
    }
}
