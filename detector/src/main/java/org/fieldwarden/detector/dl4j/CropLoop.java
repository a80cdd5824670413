package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;

/** Copies a window of features, row by row. */
final class CropLoop implements Runnable {

    private final FloatBuffer source;
    private final FloatBuffer target;
    private final Features from;
    private final Features to;
    private final int column;
    private final int row;
    private final float[] line;

    /**
     * @param to of the window's size, with the images and channels of {@code from}
     * @param column first column of the window
     * @param row first row of the window
     */
    CropLoop(Features from, Features to, int column, int row) {
        this.source = from.values();
        this.target = to.values();
        this.from = from;
        this.to = to;
        this.column = column;
        this.row = row;
        this.line = new float[Math.toIntExact(to.width() * to.channels())];
    }

    @Override
    public void run() {
        int channels = Math.toIntExact(from.channels());
        int width = Math.toIntExact(from.width());
        int height = Math.toIntExact(from.height());
        int rows = Math.toIntExact(to.height());
        int position = 0;
        for (int image = 0; image < from.images(); image++) {
            for (int sourceRow = row; sourceRow < row + rows; sourceRow++) {
                source.get(((image * height + sourceRow) * width + column) * channels, line);
                target.put(position, line);
                position += line.length;
            }
        }
    }
}
