package org.fieldwarden.georef;

import java.util.Arrays;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/**
 * One pass over one block: labels its changed pixels, joins them with the labels at the seams and emits the sides
 * between changed and other pixels. A side between two blocks belongs to the later block. Straight sides are merged
 * within the block; where a side goes on straight in the same direction, no other side meets it, so no corner is lost.
 */
final class BlockScan {

    private static final byte TOP_OR_LEFT = 1;
    private static final byte BOTTOM_OR_RIGHT = 2;

    private final PixelWindow window;
    private final byte[] stored;
    private final byte[] covers;
    private final int minimumStored;
    private final int pastLastColumn;
    private final BlockSeam seam;
    private final ComponentLedger ledger;

    private int[] above;
    private int[] current;
    private int aboveFirst;
    private int aboveLast;
    private int changedFirst;
    private int changedLast;
    private long unobserved;

    private final byte[] verticalKind;
    private final int[] verticalStart;
    private final int[] verticalLabel;
    private byte horizontalKind;
    private int horizontalStart;
    private int horizontalLabel;

    /** The pass over a block in which stored scores of {@code minimumStored} and more count as changed. */
    BlockScan(ScoreBlock block, int minimumStored, int gridWidth, BlockSeam seam, ComponentLedger ledger) {
        this.window = block.window();
        this.stored = block.toStoredScores();
        this.covers = block.toStoredCovers();
        this.minimumStored = minimumStored;
        this.pastLastColumn = window.endColumn() == gridWidth ? window.width() + 1 : window.width();
        this.seam = seam;
        this.ledger = ledger;
        int width = window.width();
        above = new int[width + 1];
        current = new int[width + 1];
        verticalKind = new byte[width + 1];
        verticalStart = new int[width + 1];
        verticalLabel = new int[width + 1];
        seam.copyRowAbove(window.column(), width, above);
        aboveFirst = 0;
        aboveLast = width - 1;
    }

    /** Does the pass and counts the pixels of the block that were not judged. */
    long scan() {
        for (int row = 0; row < window.height(); row++) {
            findChangedRange(row);
            traceRow(row);
            seam.replaceLeft(row, current[window.width() - 1]);
            if (aboveFirst <= aboveLast) {
                Arrays.fill(above, aboveFirst, aboveLast + 1, Components.NONE);
            }
            int[] spare = above;
            above = current;
            current = spare;
            aboveFirst = changedFirst;
            aboveLast = changedLast;
        }
        for (int column = 0; column <= window.width(); column++) {
            closeVertical(column, window.height());
        }
        seam.replaceRow(window.column(), window.width(), above);
        return unobserved;
    }

    private void findChangedRange(int row) {
        int start = row * window.width();
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int column = 0; column < window.width(); column++) {
            int value = stored[start + column] & 0xff;
            if (value >= minimumStored) {
                if (value == ScoreBlock.UNOBSERVED) {
                    unobserved++;
                } else {
                    first = Math.min(first, column);
                    last = column;
                }
            }
        }
        changedFirst = first;
        changedLast = last;
    }

    private void traceRow(int row) {
        int left = seam.labelLeftOf(row);
        int first = left != Components.NONE || verticalKind[0] != 0 ? 0 : Math.min(changedFirst, aboveFirst);
        int past = Math.min(pastLastColumn, Math.max(changedLast, aboveLast) + 2);
        int start = row * window.width();
        for (int column = first; column < past; column++) {
            int value = column < window.width() ? stored[start + column] & 0xff : ScoreBlock.UNOBSERVED;
            int up = above[column];
            int label = Components.NONE;
            if (value >= minimumStored && value != ScoreBlock.UNOBSERVED) {
                label = labelOf(left, up);
                ledger.components().count(label, value, ChangeClassRule.pair(covers[start + column]));
            }
            current[column] = label;
            followHorizontal(row, column, label, up);
            followVertical(row, column, label, left);
            left = label;
        }
        closeHorizontal(row, past);
    }

    private int labelOf(int left, int up) {
        Components components = ledger.components();
        if (left == Components.NONE) {
            return up == Components.NONE ? components.create() : up;
        }
        if (up != Components.NONE) {
            components.join(left, up);
        }
        return left;
    }

    private static byte sideBetween(int label, int before) {
        if (label != Components.NONE) {
            return before == Components.NONE ? TOP_OR_LEFT : 0;
        }
        return before != Components.NONE ? BOTTOM_OR_RIGHT : 0;
    }

    private void followHorizontal(int row, int column, int label, int up) {
        byte kind = sideBetween(label, up);
        if (kind != horizontalKind) {
            closeHorizontal(row, column);
            horizontalKind = kind;
            horizontalStart = column;
            horizontalLabel = Math.max(label, up);
        }
    }

    private void closeHorizontal(int row, int pastColumn) {
        int gridRow = window.row() + row;
        int from = window.column() + horizontalStart;
        int past = window.column() + pastColumn;
        if (horizontalKind == TOP_OR_LEFT) {
            ledger.edges().addTop(horizontalLabel, gridRow, from, past);
        } else if (horizontalKind == BOTTOM_OR_RIGHT) {
            ledger.edges().addBottom(horizontalLabel, gridRow, from, past);
        }
        horizontalKind = 0;
    }

    private void followVertical(int row, int column, int label, int left) {
        byte kind = sideBetween(label, left);
        if (kind != verticalKind[column]) {
            closeVertical(column, row);
            verticalKind[column] = kind;
            verticalStart[column] = row;
            verticalLabel[column] = Math.max(label, left);
        }
    }

    private void closeVertical(int column, int pastRow) {
        int gridColumn = window.column() + column;
        int from = window.row() + verticalStart[column];
        int past = window.row() + pastRow;
        if (verticalKind[column] == TOP_OR_LEFT) {
            ledger.edges().addLeft(verticalLabel[column], gridColumn, from, past);
        } else if (verticalKind[column] == BOTTOM_OR_RIGHT) {
            ledger.edges().addRight(verticalLabel[column], gridColumn, from, past);
        }
        verticalKind[column] = 0;
    }
}
