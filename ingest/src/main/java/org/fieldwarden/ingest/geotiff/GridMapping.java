package org.fieldwarden.ingest.geotiff;

import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.locationtech.jts.geom.Coordinate;

/** Where the centres of target pixels lie in the source raster, in its pixel corner coordinates. */
interface GridMapping {

    /**
     * Places of the centres of one row of target pixels, from {@code column} on.
     *
     * @param sourceColumns filled, one per pixel
     * @param sourceRows filled, one per pixel
     */
    void centres(int column, int row, double[] sourceColumns, double[] sourceRows);

    /** Both grids in one CRS: exact. */
    static GridMapping affine(PixelGrid target, PixelGrid source) {
        PixelToMap from = target.pixelToMap();
        PixelToMap to = source.pixelToMap();
        double determinant = to.scaleX() * to.scaleY() - to.shearX() * to.shearY();
        double perColumnX = (to.scaleY() * from.scaleX() - to.shearX() * from.shearY()) / determinant;
        double perRowX = (to.scaleY() * from.shearX() - to.shearX() * from.scaleY()) / determinant;
        double perColumnY = (to.scaleX() * from.shearY() - to.shearY() * from.scaleX()) / determinant;
        double perRowY = (to.scaleX() * from.scaleY() - to.shearY() * from.shearX()) / determinant;
        Coordinate origin = to.toPixel(from.translateX(), from.translateY());
        return (column, row, sourceColumns, sourceRows) -> {
            for (int index = 0; index < sourceColumns.length; index++) {
                double x = column + index + 0.5;
                double y = row + 0.5;
                sourceColumns[index] = origin.x + perColumnX * x + perRowX * y;
                sourceRows[index] = origin.y + perColumnY * x + perRowY * y;
            }
        };
    }

    /** Grids in two CRS: a lattice of exactly transformed points, bilinear between them. */
    static GridMapping lattice(PixelGrid target, PixelGrid source, CrsTransform transform, PixelWindow window) {
        return TransformLattice.of(target, source, transform, window);
    }
}
