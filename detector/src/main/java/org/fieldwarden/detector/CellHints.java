package org.fieldwarden.detector;

import org.fieldwarden.core.PixelWindow;

/** Which square cells of a tile have at least one pixel with a hint of change. */
final class CellHints {

    private final PixelWindow tile;
    private final int cellPx;
    private final int columns;
    private final boolean[] hinted;

    private CellHints(PixelWindow tile, int cellPx) {
        this.tile = tile;
        this.cellPx = cellPx;
        this.columns = tile.width() / cellPx;
        this.hinted = new boolean[columns * (tile.height() / cellPx)];
    }

    /**
     * Hints in the scores of a tile whose sides are multiples of the cell.
     *
     * @param hint score from which on a pixel is a hint
     */
    static CellHints of(PixelScores scores, float hint, int cellPx) {
        CellHints hints = new CellHints(scores.window(), cellPx);
        for (int row = 0; row < scores.window().height(); row++) {
            for (int column = 0; column < scores.window().width(); column++) {
                // A score that is not a number is a fault for others to find; it must not hide here.
                if (!(scores.score(column, row) < hint)) {
                    hints.hinted[hints.cell(column, row)] = true;
                }
            }
        }
        return hints;
    }

    private int cell(int column, int row) {
        return row / cellPx * columns + column / cellPx;
    }

    /** Whether the pixel's cell has a hint; column and row from the tile's upper left corner. */
    boolean at(int column, int row) {
        return hinted[cell(column, row)];
    }

    boolean none() {
        for (boolean one : hinted) {
            if (one) {
                return false;
            }
        }
        return true;
    }

    /** Whether a cell of this part of the grid has a hint; the part begins and ends on cells. */
    boolean anyIn(PixelWindow part) {
        for (int row = part.row() - tile.row(); row < part.endRow() - tile.row(); row += cellPx) {
            for (int column = part.column() - tile.column();
                    column < part.endColumn() - tile.column();
                    column += cellPx) {
                if (at(column, row)) {
                    return true;
                }
            }
        }
        return false;
    }
}
