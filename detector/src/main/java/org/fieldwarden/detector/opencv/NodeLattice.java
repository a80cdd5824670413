package org.fieldwarden.detector.opencv;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;
import org.opencv.core.Rect;

/**
 * The nodes of a grid at one scale. Nodes lie at whole multiples of the spacing from the grid's origin, whatever part of
 * the grid is read at a time.
 *
 * @param spacingPx distance of nodes
 * @param windowPx side of the window compared around a node
 */
record NodeLattice(PixelGrid grid, int spacingPx, int windowPx) {

    /** Most nodes along the side of a part that is read at once: fixed, so that threads change nothing. */
    private static final int NODES_PER_PART = 8;

    /** Pixels along a part beyond which fewer nodes are read at once: bounds memory. */
    private static final int PART_PX = 1024;

    int columns() {
        return ShiftField.nodesAlong(grid.width(), spacingPx);
    }

    int rows() {
        return ShiftField.nodesAlong(grid.height(), spacingPx);
    }

    int size() {
        return columns() * rows();
    }

    /** Where a node lies, pixel corner coordinate of the grid. */
    Shift place(int node) {
        int column = node % columns();
        int row = node / columns();
        return new Shift((double) column * spacingPx, (double) row * spacingPx);
    }

    /** The lattice cut into parts, in node columns and rows. */
    List<PixelWindow> parts() {
        List<PixelWindow> parts = new ArrayList<>();
        int nodes = Math.max(1, Math.min(NODES_PER_PART, PART_PX / spacingPx));
        for (int row = 0; row < rows(); row += nodes) {
            for (int column = 0; column < columns(); column += nodes) {
                parts.add(PixelWindow.between(
                        column, row, Math.min(columns(), column + nodes), Math.min(rows(), row + nodes)));
            }
        }
        return parts;
    }

    /** Pixels that have to be read to compare the windows of a part's nodes. */
    PixelWindow pixelsOf(PixelWindow part) {
        return PixelWindow.between(
                        part.column() * spacingPx - windowPx / 2,
                        part.row() * spacingPx - windowPx / 2,
                        (part.endColumn() - 1) * spacingPx + windowPx / 2,
                        (part.endRow() - 1) * spacingPx + windowPx / 2)
                .grown(StructureImage.HALO);
    }

    /** A node's window, from the top left of the pixels that were read for its part. */
    Rect windowIn(PixelWindow part, int nodeColumn, int nodeRow) {
        return new Rect(
                (nodeColumn - part.column()) * spacingPx + StructureImage.HALO,
                (nodeRow - part.row()) * spacingPx + StructureImage.HALO,
                windowPx,
                windowPx);
    }

    /** Number of pixels of the grid that are nearest to this node and that both images observe. */
    int observedPixels(PixelWindow part, int nodeColumn, int nodeRow, StructureImage one, StructureImage other) {
        PixelWindow read = pixelsOf(part);
        return PixelWindow.atSize(
                        nodeColumn * spacingPx - spacingPx / 2,
                        nodeRow * spacingPx - spacingPx / 2,
                        spacingPx,
                        spacingPx)
                .intersection(grid.window())
                .flatMap(cell -> cell.intersection(read))
                .map(cell -> one.observedPixels(
                        new Rect(cell.column() - read.column(), cell.row() - read.row(), cell.width(), cell.height()),
                        other))
                .orElse(0);
    }
}
