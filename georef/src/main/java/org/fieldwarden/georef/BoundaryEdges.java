package org.fieldwarden.georef;

import java.util.Arrays;

/**
 * Straight directed pieces of component outlines between pixel corners. Seen on a screen (rows downwards) the component
 * lies on the left of each edge, so outer rings run counter-clockwise and holes clockwise. Grows as needed.
 */
final class BoundaryEdges {

    private static final int INITIAL = 1024;

    private int size;
    private int[] label = new int[INITIAL];
    private int[] startColumn = new int[INITIAL];
    private int[] startRow = new int[INITIAL];
    private int[] endColumn = new int[INITIAL];
    private int[] endRow = new int[INITIAL];

    int size() {
        return size;
    }

    /** Top side of pixels [column, endColumn) of a row: runs west. */
    void addTop(int owner, int row, int column, int pastColumn) {
        add(owner, pastColumn, row, column, row);
    }

    /** Bottom side of pixels [column, endColumn) above a row line: runs east. */
    void addBottom(int owner, int row, int column, int pastColumn) {
        add(owner, column, row, pastColumn, row);
    }

    /** Left side of pixels [row, pastRow) of a column: runs south. */
    void addLeft(int owner, int column, int row, int pastRow) {
        add(owner, column, row, column, pastRow);
    }

    /** Right side of pixels [row, pastRow) left of a column line: runs north. */
    void addRight(int owner, int column, int row, int pastRow) {
        add(owner, column, pastRow, column, row);
    }

    /** Copies one edge of another store under a new owner. */
    void addFrom(BoundaryEdges other, int edge, int owner) {
        add(owner, other.startColumn[edge], other.startRow[edge], other.endColumn[edge], other.endRow[edge]);
    }

    private void add(int owner, int fromColumn, int fromRow, int toColumn, int toRow) {
        if (size == label.length) {
            int capacity = Math.multiplyExact(size, 2);
            label = Arrays.copyOf(label, capacity);
            startColumn = Arrays.copyOf(startColumn, capacity);
            startRow = Arrays.copyOf(startRow, capacity);
            endColumn = Arrays.copyOf(endColumn, capacity);
            endRow = Arrays.copyOf(endRow, capacity);
        }
        label[size] = owner;
        startColumn[size] = fromColumn;
        startRow[size] = fromRow;
        endColumn[size] = toColumn;
        endRow[size] = toRow;
        size++;
    }

    int label(int edge) {
        return label[edge];
    }

    int startColumn(int edge) {
        return startColumn[edge];
    }

    int startRow(int edge) {
        return startRow[edge];
    }

    int endColumn(int edge) {
        return endColumn[edge];
    }

    int endRow(int edge) {
        return endRow[edge];
    }

    /** Direction along the columns: -1 west, 0, 1 east. */
    int columnStep(int edge) {
        return Integer.signum(endColumn[edge] - startColumn[edge]);
    }

    /** Direction along the rows: -1 north, 0, 1 south. */
    int rowStep(int edge) {
        return Integer.signum(endRow[edge] - startRow[edge]);
    }
}
