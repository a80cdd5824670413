package org.fieldwarden.core;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * A raster's place on the ground: coordinate reference system, pixel-to-map transform and size.
 *
 * @param crs projected CRS of the map coordinates
 * @param pixelToMap transform of pixel corner coordinates
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record PixelGrid(CrsCode crs, PixelToMap pixelToMap, int width, int height) {

    public PixelGrid {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A grid needs at least one pixel: " + width + " x " + height);
        }
    }

    /** The window that covers the whole grid. */
    public PixelWindow window() {
        return PixelWindow.atSize(0, 0, width, height);
    }

    public GroundSamplingDistance gsd() {
        return GroundSamplingDistance.ofMetres(pixelToMap.pixelSide());
    }

    public long pixels() {
        return (long) width * height;
    }

    /** Outline of a window on the map, as a closed counter-clockwise ring for north-up grids. */
    public Polygon toMap(PixelWindow window) {
        Coordinate topLeft = pixelToMap.toMap(window.column(), window.row());
        return new GeometryFactory().createPolygon(new Coordinate[] {
            topLeft,
            pixelToMap.toMap(window.column(), window.endRow()),
            pixelToMap.toMap(window.endColumn(), window.endRow()),
            pixelToMap.toMap(window.endColumn(), window.row()),
            topLeft.copy()
        });
    }

    /** Axis-parallel box of the whole grid in map coordinates. */
    public Envelope mapEnvelope() {
        return toMap(window()).getEnvelopeInternal();
    }

    /** Planar area of one pixel in the projection, in square metres. */
    public double pixelAreaM2() {
        double side = pixelToMap.pixelSide();
        return side * side;
    }

    /** Splits the grid into windows of at most {@code blockPx} x {@code blockPx} pixels, row by row from the top left. */
    public List<PixelWindow> blocks(int blockPx) {
        if (blockPx < 1) {
            throw new IllegalArgumentException("Block size must be at least 1 pixel: " + blockPx);
        }
        List<PixelWindow> blocks = new ArrayList<>();
        for (int row = 0; row < height; row += blockPx) {
            for (int column = 0; column < width; column += blockPx) {
                blocks.add(PixelWindow.between(
                        column, row, Math.min(width, column + blockPx), Math.min(height, row + blockPx)));
            }
        }
        return List.copyOf(blocks);
    }
}
