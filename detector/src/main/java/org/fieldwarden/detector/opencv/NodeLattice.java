package org.fieldwarden.detector.opencv;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
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

    /** Nodes along the side of a part that is read at once: bounds memory, and fixed so that threads change nothing. */
    private static final int NODES_PER_PART = 8;

    int columns() {
        return ShiftField.nodesAlong(grid.width(), spacingPx);
    }

    int rows() {
        return ShiftField.nodesAlong(grid.height(), spacingPx);
    }

    int size() {
        return columns() * rows();
    }

    /** The lattice cut into parts, in node columns and rows. */
    List<PixelWindow> parts() {
        List<PixelWindow> parts = new ArrayList<>();
        for (int row = 0; row < rows(); row += NODES_PER_PART) {
            for (int column = 0; column < columns(); column += NODES_PER_PART) {
                parts.add(PixelWindow.between(
                        column,
                        row,
                        Math.min(columns(), column + NODES_PER_PART),
                        Math.min(rows(), row + NODES_PER_PART)));
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
