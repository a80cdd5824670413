package org.fieldwarden.detector.dl4j;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.PixelScores;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One worker's network. The input array and the Java buffers are kept from call to call. */
final class Dl4jChangeModel implements ChangeModel {

    private static final int COVERS = LandCover.values().length;

    private final ComputationGraph graph;
    private final Calibration calibration;
    private final float[] scaled = PixelScale.table();

    private INDArray input = Nd4j.empty(DataType.FLOAT);
    private float[] pixels = new float[0];
    private float[] change = new float[0];
    private float[] covers = new float[0];

    Dl4jChangeModel(ComputationGraph graph, Calibration calibration) {
        this.graph = graph;
        this.calibration = calibration;
    }

    @Override
    public PixelScores score(OrthophotoTile baseline, OrthophotoTile current) {
        PixelWindow window = baseline.window();
        requireAligned(window, current.window());
        fitBuffers(window);
        int half = pixels.length / 2;
        scale(baseline, 0);
        scale(current, half);
        Tensors.write(pixels, input);
        INDArray[] outputs = graph.output(false, input);
        Tensors.read(outputs[0], change);
        Tensors.read(outputs[1], covers);
        for (INDArray output : outputs) {
            output.close();
        }
        return scores(window);
    }

    private static void requireAligned(PixelWindow window, PixelWindow other) {
        if (!window.equals(other)) {
            throw new IllegalArgumentException("The tiles have different windows: " + window + ", " + other);
        }
        int phase = NetworkShape.PHASE_PX;
        if (window.width() % phase != 0
                || window.height() % phase != 0
                || window.column() % phase != 0
                || window.row() % phase != 0) {
            throw new IllegalArgumentException("The window is not aligned to " + phase + " pixels: " + window);
        }
    }

    private void fitBuffers(PixelWindow window) {
        int area = Math.toIntExact(window.pixels());
        if (!input.isEmpty() && input.size(1) == window.height() && input.size(2) == window.width()) {
            return;
        }
        releaseInput();
        input = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', 2, window.height(), window.width(), 3);
        pixels = new float[Math.multiplyExact(area, 6)];
        change = new float[area];
        covers = new float[2 * (area / 4) * COVERS];
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

    private void releaseInput() {
        if (!input.isEmpty() && input.closeable()) {
            input.close();
        }
    }

    @Override
    public void close() {
        releaseInput();
        input = Nd4j.empty(DataType.FLOAT);
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
