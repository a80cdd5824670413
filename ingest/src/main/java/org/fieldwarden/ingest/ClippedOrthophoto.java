package org.fieldwarden.ingest;

import java.util.Arrays;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.ingest.geotiff.CrsTransform;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * The part of an orthophoto that lies on some ground; beyond it nothing is observed, and its grid is cut to the box
 * around that ground. Safe for use by several threads. Closing it closes the orthophoto.
 */
public final class ClippedOrthophoto implements Orthophoto {

    private final Orthophoto whole;
    private final Geometry ground;
    private final CrsCode crs;
    private final Flight flight;

    private ClippedOrthophoto(Orthophoto whole, Geometry ground, CrsCode crs, Flight flight) {
        this.whole = whole;
        this.ground = ground;
        this.crs = crs;
        this.flight = flight;
    }

    /**
     * Clips.
     *
     * @param ground polygons in {@code crs}, x = easting, y = northing
     */
    public static ClippedOrthophoto of(Orthophoto whole, Geometry ground, CrsCode crs) {
        Flight flight = whole.flight();
        PixelGrid grid = flight.grid();
        Envelope box = new Envelope();
        for (Coordinate corner : transformed(ground, crs, grid.crs()).getCoordinates()) {
            box.expandToInclude(grid.pixelToMap().toPixel(corner.x, corner.y));
        }
        PixelWindow window = PixelWindow.between(
                        (int) Math.floor(box.getMinX()),
                        (int) Math.floor(box.getMinY()),
                        (int) Math.ceil(box.getMaxX()),
                        (int) Math.ceil(box.getMaxY()))
                .intersection(grid.window())
                .orElseThrow(() -> new InputDataException(
                        flight.id().value(), "clip", "It does not lie on that ground; choose another baseline"));
        return new ClippedOrthophoto(
                whole, ground, crs, new Flight(flight.id(), flight.flownOn(), cut(grid, window), flight.contentHash()));
    }

    private static PixelGrid cut(PixelGrid grid, PixelWindow window) {
        PixelToMap map = grid.pixelToMap();
        Coordinate corner = map.toMap(window.column(), window.row());
        return new PixelGrid(
                grid.crs(),
                new PixelToMap(map.scaleX(), map.shearX(), corner.x, map.shearY(), map.scaleY(), corner.y),
                window.width(),
                window.height());
    }

    @Override
    public Flight flight() {
        return flight;
    }

    @Override
    public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
        OrthophotoTile tile = whole.read(grid, window);
        PreparedGeometry inGrid = PreparedGeometryFactory.prepare(transformed(ground, crs, grid.crs()));
        boolean[] inside = new boolean[Math.toIntExact(window.pixels())];
        mark(inGrid, grid, window, new Mask(window, inside));
        boolean[] observed = tile.toObserved();
        for (int pixel = 0; pixel < observed.length; pixel++) {
            observed[pixel] &= inside[pixel];
        }
        return OrthophotoTile.of(window, tile.toRgb(), observed);
    }

    /** Pixels of a window that are inside; filled quarter by quarter. */
    private static final class Mask {

        final PixelWindow window;
        final boolean[] inside;

        Mask(PixelWindow window, boolean[] inside) {
            this.window = window;
            this.inside = inside;
        }

        void fill(PixelWindow part) {
            for (int row = part.row(); row < part.endRow(); row++) {
                int first = (row - window.row()) * window.width() + part.column() - window.column();
                Arrays.fill(inside, first, first + part.width(), true);
            }
        }
    }

    private static void mark(PreparedGeometry ground, PixelGrid grid, PixelWindow part, Mask mask) {
        if (part.pixels() == 1) {
            Coordinate centre = grid.pixelToMap().toMap(part.column() + 0.5, part.row() + 0.5);
            if (ground.covers(ground.getGeometry().getFactory().createPoint(centre))) {
                mask.fill(part);
            }
            return;
        }
        Geometry outline = grid.toMap(part);
        if (ground.covers(outline)) {
            mask.fill(part);
        } else if (ground.intersects(outline)) {
            int column = part.column() + Math.max(1, part.width() / 2);
            int row = part.row() + Math.max(1, part.height() / 2);
            mark(ground, grid, PixelWindow.between(part.column(), part.row(), column, row), mask);
            if (column < part.endColumn()) {
                mark(ground, grid, PixelWindow.between(column, part.row(), part.endColumn(), row), mask);
            }
            if (row < part.endRow()) {
                mark(ground, grid, PixelWindow.between(part.column(), row, column, part.endRow()), mask);
            }
            if (column < part.endColumn() && row < part.endRow()) {
                mark(ground, grid, PixelWindow.between(column, row, part.endColumn(), part.endRow()), mask);
            }
        }
    }

    private static Geometry transformed(Geometry ground, CrsCode from, CrsCode to) {
        if (from.equals(to)) {
            return ground;
        }
        return CrsTransform.find(from, to)
                .flatMap(transform -> transform.transform(ground))
                .orElseThrow(() -> new InputDataException(
                        from + " to " + to, "clip", "No transform is known; reproject one of the flights"));
    }

    @Override
    public void close() {
        whole.close();
    }
}
