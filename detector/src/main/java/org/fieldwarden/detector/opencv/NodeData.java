package org.fieldwarden.detector.opencv;

import org.fieldwarden.detector.Shift;

/**
 * What was measured around the nodes of a lattice: for each node one shift, at a place that need not be the node
 * itself, because a window at the rim of the ground or of a lake shows only one side. Values between nodes are bilinear.
 */
final class NodeData {

    private final int columns;
    private final int rows;
    private final double[] placeColumns;
    private final double[] placeRows;
    private final double[] shiftColumns;
    private final double[] shiftRows;
    private final double[] weights;

    /** Nothing measured yet on a lattice of at least 2 x 2 nodes. */
    NodeData(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.placeColumns = new double[columns * rows];
        this.placeRows = new double[columns * rows];
        this.shiftColumns = new double[columns * rows];
        this.shiftRows = new double[columns * rows];
        this.weights = new double[columns * rows];
    }

    /**
     * Keeps the measurement of a node.
     *
     * @param place in node columns and rows
     * @param shift pixels
     * @param weight 0 = not measured
     */
    void put(int node, Shift place, Shift shift, double weight) {
        placeColumns[node] = Math.max(0, Math.min(columns - 1, place.columns()));
        placeRows[node] = Math.max(0, Math.min(rows - 1, place.rows()));
        shiftColumns[node] = shift.columns();
        shiftRows[node] = shift.rows();
        weights[node] = weight;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    double[] shiftColumns() {
        return shiftColumns;
    }

    double[] shiftRows() {
        return shiftRows;
    }

    double[] weights() {
        return weights;
    }

    /** Value of a lattice where this node's measurement was made. */
    double at(int node, double[] values) {
        return at(placeColumns[node], placeRows[node], values);
    }

    /** Value of a lattice at a place in node columns and rows. */
    double at(double placeColumn, double placeRow, double[] values) {
        double column = Math.max(0, Math.min(columns - 1, placeColumn));
        double row = Math.max(0, Math.min(rows - 1, placeRow));
        int left = Math.min((int) column, columns - 2);
        int top = Math.min((int) row, rows - 2);
        double right = column - left;
        double down = row - top;
        int corner = top * columns + left;
        double upper = values[corner] + right * (values[corner + 1] - values[corner]);
        double lower = values[corner + columns] + right * (values[corner + columns + 1] - values[corner + columns]);
        return upper + down * (lower - upper);
    }

    /** The transpose of {@link #at}: adds an amount to the four nodes around this node's measurement. */
    void spread(int node, double amount, double[] values) {
        int left = Math.min((int) placeColumns[node], columns - 2);
        int top = Math.min((int) placeRows[node], rows - 2);
        double right = placeColumns[node] - left;
        double down = placeRows[node] - top;
        int corner = top * columns + left;
        values[corner] += (1 - right) * (1 - down) * amount;
        values[corner + 1] += right * (1 - down) * amount;
        values[corner + columns] += (1 - right) * down * amount;
        values[corner + columns + 1] += right * down * amount;
    }
}
