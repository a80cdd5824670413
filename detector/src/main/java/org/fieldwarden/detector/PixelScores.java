package org.fieldwarden.detector;

import java.util.Arrays;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/** What a model says of each pixel of a pair of tiles: calibrated change score and land cover on both dates. Immutable. */
public final class PixelScores {

    private final PixelWindow window;
    private final float[] scores;
    private final byte[] covers;

    private PixelScores(PixelWindow window, float[] scores, byte[] covers) {
        this.window = window;
        this.scores = scores;
        this.covers = covers;
    }

    /**
     * Copies the given rasters, both height x width, row-major.
     *
     * @param scores calibrated change score, 0..1
     * @param covers as {@link ScoreBlock#encodeCovers} stores them
     */
    public static PixelScores of(PixelWindow window, float[] scores, byte[] covers) {
        if (scores.length != window.pixels() || covers.length != window.pixels()) {
            throw new IllegalArgumentException("Scores do not fit the window " + window);
        }
        return new PixelScores(window, scores.clone(), covers.clone());
    }

    public PixelWindow window() {
        return window;
    }

    /** Calibrated change score in [0, 1]; column and row inside the window. */
    public float score(int column, int row) {
        return scores[row * window.width() + column];
    }

    public LandCover baselineCover(int column, int row) {
        return LandCover.ofChannel(storedCovers(column, row) >> 4 & 0xf);
    }

    public LandCover currentCover(int column, int row) {
        return LandCover.ofChannel(storedCovers(column, row) & 0xf);
    }

    /** Both land covers as {@link ScoreBlock} stores them. */
    public byte storedCovers(int column, int row) {
        return covers[row * window.width() + column];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PixelScores pixels
                && window.equals(pixels.window)
                && Arrays.equals(scores, pixels.scores)
                && Arrays.equals(covers, pixels.covers);
    }

    @Override
    public int hashCode() {
        return 31 * window.hashCode() + Arrays.hashCode(scores);
    }
}
