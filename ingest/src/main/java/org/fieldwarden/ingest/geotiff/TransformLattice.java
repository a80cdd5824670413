package org.fieldwarden.ingest.geotiff;

import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.locationtech.jts.geom.Coordinate;

/**
 * Exactly transformed points every 32 target pixels, bilinear between them. The points are fixed in the target grid, not
 * in the window, so that a pixel's place does not depend on how windows are cut. Over 32 pixels of a metre a conformal
 * projection bends by far less than a millimetre.
 */
final class TransformLattice implements GridMapping {

    private static final int SPACING_PX = 32;

    private final int firstColumn;
    private final int firstRow;
    private final int nodesPerRow;

    /** Source column and row of each node, row-major. */
    private final double[] nodes;

    private TransformLattice(int firstColumn, int firstRow, int nodesPerRow, double[] nodes) {
        this.firstColumn = firstColumn;
        this.firstRow = firstRow;
        this.nodesPerRow = nodesPerRow;
        this.nodes = nodes;
    }

    /** The lattice around a window; where a node has no image in the source's CRS, it lies outside every raster. */
    static TransformLattice of(PixelGrid target, PixelGrid source, CrsTransform transform, PixelWindow window) {
        int firstColumn = Math.floorDiv(window.column(), SPACING_PX);
        int firstRow = Math.floorDiv(window.row(), SPACING_PX);
        int nodesPerRow = Math.floorDiv(window.endColumn() - 1, SPACING_PX) - firstColumn + 2;
        int rows = Math.floorDiv(window.endRow() - 1, SPACING_PX) - firstRow + 2;
        double[] nodes = new double[2 * nodesPerRow * rows];
        for (int index = 0; index < nodesPerRow * rows; index++) {
            Coordinate place = target.pixelToMap()
                    .toMap(
                            (double) (firstColumn + index % nodesPerRow) * SPACING_PX,
                            (double) (firstRow + index / nodesPerRow) * SPACING_PX);
            Coordinate pixel = transform
                    .transform(place)
                    .map(map -> source.pixelToMap().toPixel(map.x, map.y))
                    .orElse(new Coordinate(Double.NaN, Double.NaN));
            nodes[2 * index] = pixel.x;
            nodes[2 * index + 1] = pixel.y;
        }
        return new TransformLattice(firstColumn, firstRow, nodesPerRow, nodes);
    }

    @Override
    public void centres(int column, int row, double[] sourceColumns, double[] sourceRows) {
        int nodeRow = Math.floorDiv(row, SPACING_PX);
        double down = (row + 0.5 - (double) nodeRow * SPACING_PX) / SPACING_PX;
        for (int index = 0; index < sourceColumns.length; index++) {
            int nodeColumn = Math.floorDiv(column + index, SPACING_PX);
            double across = (column + index + 0.5 - (double) nodeColumn * SPACING_PX) / SPACING_PX;
            int node = (nodeRow - firstRow) * nodesPerRow + nodeColumn - firstColumn;
            sourceColumns[index] = between(2 * node, across, down);
            sourceRows[index] = between(2 * node + 1, across, down);
        }
    }

    private double between(int corner, double across, double down) {
        int below = corner + 2 * nodesPerRow;
        double top = nodes[corner] + across * (nodes[corner + 2] - nodes[corner]);
        double bottom = nodes[below] + across * (nodes[below + 2] - nodes[below]);
        return top + down * (bottom - top);
    }
}
