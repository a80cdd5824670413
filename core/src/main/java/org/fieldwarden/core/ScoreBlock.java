package org.fieldwarden.core;

import java.util.Arrays;

/**
 * The detector's result for one window of the working grid: calibrated change score and land cover on both dates for
 * each pixel. A pixel that was not judged is unobserved; it has neither score nor cover. Immutable.
 *
 * <p>Scores are kept as whole steps of 1/254, which is finer than the calibration is true.
 */
public final class ScoreBlock {

    /** Stored value of a pixel that was not judged. */
    public static final int UNOBSERVED = 255;

    /** Stored land covers of a pixel that was judged unchanged without naming what covers it. */
    public static final byte UNNAMED = (byte) 0xff;

    private static final float STEPS = 254f;

    private final PixelWindow window;
    private final byte[] scores;
    private final byte[] covers;

    private ScoreBlock(PixelWindow window, byte[] scores, byte[] covers) {
        this.window = window;
        this.scores = scores;
        this.covers = covers;
    }

    /**
     * Copies the given rasters, all height x width, row-major.
     *
     * @param scores 0..254 = score times 254, 255 = unobserved
     * @param covers {@link LandCover#channel()} of the baseline times 16 plus that of the current flight, or {@link
     *     #UNNAMED}
     */
    public static ScoreBlock of(PixelWindow window, byte[] scores, byte[] covers) {
        if (scores.length != window.pixels() || covers.length != window.pixels()) {
            throw new IllegalArgumentException("Scores do not fit the window " + window);
        }
        return new ScoreBlock(window, scores.clone(), covers.clone());
    }

    /** A block in which nothing was judged. */
    public static ScoreBlock unobserved(PixelWindow window) {
        byte[] scores = new byte[Math.toIntExact(window.pixels())];
        Arrays.fill(scores, (byte) UNOBSERVED);
        return new ScoreBlock(window, scores, new byte[scores.length]);
    }

    /** Stored form of a score in [0, 1]. */
    public static byte encodeScore(float score) {
        return (byte) Math.round(Math.max(0f, Math.min(1f, score)) * STEPS);
    }

    /** Stored form of the two land covers of a pixel. */
    public static byte encodeCovers(LandCover baseline, LandCover current) {
        return (byte) (baseline.channel() << 4 | current.channel());
    }

    public PixelWindow window() {
        return window;
    }

    /** Whether the pixel (column and row inside the block) was judged. */
    public boolean observed(int column, int row) {
        return scores[row * window.width() + column] != (byte) UNOBSERVED;
    }

    /** Stored score of an observed pixel, 0..254; {@link #UNOBSERVED} where it was not judged. */
    public int storedScore(int column, int row) {
        return scores[row * window.width() + column] & 0xff;
    }

    /** Calibrated change score in [0, 1]; only for observed pixels. */
    public float score(int column, int row) {
        int stored = storedScore(column, row);
        if (stored == UNOBSERVED) {
            throw new IllegalStateException("Pixel was not observed: column " + column + ", row " + row);
        }
        return stored / STEPS;
    }

    /** Whether the pixel's land covers were named; where not, asking for them is an error. */
    public boolean isNamed(int column, int row) {
        return covers[row * window.width() + column] != UNNAMED;
    }

    public LandCover baselineCover(int column, int row) {
        return LandCover.ofChannel(covers[row * window.width() + column] >> 4 & 0xf);
    }

    public LandCover currentCover(int column, int row) {
        return LandCover.ofChannel(covers[row * window.width() + column] & 0xf);
    }

    public long unobservedPixels() {
        long count = 0;
        for (byte score : scores) {
            if (score == (byte) UNOBSERVED) {
                count++;
            }
        }
        return count;
    }

    /** Observed pixels whose land cover was not named: a cheap look had settled that nothing changed there. */
    public long unnamedPixels() {
        long count = 0;
        for (int index = 0; index < scores.length; index++) {
            if (scores[index] != (byte) UNOBSERVED && covers[index] == UNNAMED) {
                count++;
            }
        }
        return count;
    }

    /** A copy of the stored scores, height x width, row-major. */
    public byte[] toStoredScores() {
        return scores.clone();
    }

    /** A copy of the stored land covers, height x width, row-major. */
    public byte[] toStoredCovers() {
        return covers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreBlock block
                && window.equals(block.window)
                && Arrays.equals(scores, block.scores)
                && Arrays.equals(covers, block.covers);
    }

    @Override
    public int hashCode() {
        return 31 * window.hashCode() + Arrays.hashCode(scores);
    }
}
