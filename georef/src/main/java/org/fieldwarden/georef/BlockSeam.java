package org.fieldwarden.georef;

import java.util.Arrays;

/**
 * All that is kept of finished blocks' labels: for each column of the grid the label in the last finished row, and for
 * the block row in progress the labels in the last finished column.
 */
final class BlockSeam {

    private final int[] bottomRow;
    private int[] rightColumn = new int[0];

    BlockSeam(int gridWidth) {
        bottomRow = new int[gridWidth];
    }

    /** Begins a block row of the given height at the grid's left edge, beside which there is nothing. */
    void beginBlockRow(int height) {
        if (rightColumn.length == height) {
            Arrays.fill(rightColumn, Components.NONE);
        } else {
            rightColumn = new int[height];
        }
    }

    void copyRowAbove(int column, int width, int[] target) {
        System.arraycopy(bottomRow, column, target, 0, width);
    }

    void replaceRow(int column, int width, int[] labels) {
        System.arraycopy(labels, 0, bottomRow, column, width);
    }

    int labelLeftOf(int rowInBlock) {
        return rightColumn[rowInBlock];
    }

    void replaceLeft(int rowInBlock, int label) {
        rightColumn[rowInBlock] = label;
    }

    int labelAbove(int column) {
        return bottomRow[column];
    }

    /** The label arrays themselves, for {@link ComponentLedger} to read and to renumber. */
    int[][] openLabels() {
        return new int[][] {bottomRow, rightColumn};
    }
}
