package org.fieldwarden.reporting.picture;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A piece of ground on a picture, north up.
 *
 * @param crs projected CRS of {@code ground}
 * @param ground map box that is shown, x = easting, y = northing
 * @param frame where on the picture, in picture pixels; of the same proportions as {@code ground}
 */
record GroundView(CrsCode crs, Envelope ground, Rectangle frame) {

    /** Strips keep the source pixels that are in memory at one time few. */
    private static final int STRIP_ROWS = 256;

    private static final int UNOBSERVED_RGB = 0xDADADA;

    GroundView {
        ground = new Envelope(ground);
        frame = new Rectangle(frame);
    }

    /** Picture pixels per metre. */
    double pixelsPerMetre() {
        return frame.width / ground.getWidth();
    }

    Point2D toPicture(Coordinate map) {
        return new Point2D.Double(
                frame.x + (map.x - ground.getMinX()) * pixelsPerMetre(),
                frame.y + (ground.getMaxY() - map.y) * pixelsPerMetre());
    }

    /** The polygon with its holes; to be filled by the even-odd rule. */
    Shape toPicture(Polygon polygon) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        append(path, polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            append(path, polygon.getInteriorRingN(hole));
        }
        return path;
    }

    private void append(Path2D path, LinearRing ring) {
        for (int index = 0; index < ring.getNumPoints(); index++) {
            Point2D point = toPicture(ring.getCoordinateN(index));
            if (index == 0) {
                path.moveTo(point.getX(), point.getY());
            } else {
                path.lineTo(point.getX(), point.getY());
            }
        }
        path.closePath();
    }

    /**
     * The orthophoto as it looks in this view, read strip by strip and never finer than it is. Unobserved pixels are
     * light grey.
     */
    BufferedImage read(Orthophoto orthophoto) {
        double finest =
                Math.max(1 / pixelsPerMetre(), orthophoto.flight().grid().gsd().metres());
        int width = (int) Math.max(1, Math.ceil(ground.getWidth() / finest - 1e-6));
        int height = (int) Math.max(1, Math.ceil(ground.getHeight() / finest - 1e-6));
        PixelGrid grid = new PixelGrid(
                crs,
                PixelToMap.northUp(ground.getMinX(), ground.getMaxY(), GroundSamplingDistance.ofMetres(finest)),
                width,
                height);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row += STRIP_ROWS) {
            PixelWindow strip = PixelWindow.between(0, row, width, Math.min(height, row + STRIP_ROWS));
            copy(orthophoto.read(grid, strip), image, row);
        }
        return image;
    }

    private static void copy(OrthophotoTile tile, BufferedImage image, int firstRow) {
        int[] line = new int[tile.window().width()];
        for (int row = 0; row < tile.window().height(); row++) {
            for (int column = 0; column < line.length; column++) {
                line[column] = tile.observed(column, row)
                        ? tile.value(column, row, 0) << 16
                                | tile.value(column, row, 1) << 8
                                | tile.value(column, row, 2)
                        : UNOBSERVED_RGB;
            }
            image.setRGB(0, firstRow + row, line.length, 1, line, 0, line.length);
        }
    }
}
