package org.fieldwarden.detector;

import org.fieldwarden.core.PixelWindow;

/** A score for each cell of {@link Sieve#CELL_PX} pixels of a window. Immutable. */
public final class CellScores {

    private final PixelWindow window;
    private final int columns;
    private final float[] scores;

    private CellScores(PixelWindow window, float[] scores) {
        this.window = window;
        this.columns = window.width() / Sieve.CELL_PX;
        this.scores = scores;
    }

    /**
     * Copies the given scores.
     *
     * @param window with borders on multiples of the cell
     * @param scores 0..1, row by row
     */
    public static CellScores of(PixelWindow window, float[] scores) {
        if (scores.length * (long) Sieve.CELL_PX * Sieve.CELL_PX != window.pixels()) {
            throw new IllegalArgumentException(scores.length + " cells do not fill " + window);
        }
        return new CellScores(window, scores.clone());
    }

    public PixelWindow window() {
        return window;
    }

    /** Score of the cell with this pixel of the grid. */
    public float at(int column, int row) {
        return scores[(row - window.row()) / Sieve.CELL_PX * columns + (column - window.column()) / Sieve.CELL_PX];
    }

    /** Whether any cell that shares a pixel with {@code part} reaches the threshold; the part lies in the window. */
    boolean reachesIn(PixelWindow part, double threshold) {
        for (int row = part.row(); row < part.endRow(); row += Sieve.CELL_PX) {
            for (int column = part.column(); column < part.endColumn(); column += Sieve.CELL_PX) {
                // Not "at least": a score that is not a number must lead to a closer look.
                if (!(at(column, row) < threshold)) {
                    return true;
                }
            }
        }
        return false;
    }
}
