package org.fieldwarden.ingest;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.ingest.geotiff.ObservedShape;
import org.fieldwarden.ingest.geotiff.WrittenRaster;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * Which ground a flight observed.
 *
 * @param observed all observed pixels, planar in the projection; exact
 * @param footprint their outline in the flight's CRS, x = easting, y = northing; coarse: traced on at most 1024 x 1024
 *     cells. Empty where nothing was observed
 */
public record Coverage(SquareMetres observed, Geometry footprint) {

    /** A hole in the footprint. */
    public record Holes(int count, SquareMetres area) {}

    static Coverage of(PixelGrid grid, WrittenRaster written) {
        ObservedShape shape = written.shape();
        Geometry outline = UnaryUnionOp.union(runs(shape), new GeometryFactory());
        Geometry inside = outline.intersection(grid.toMap(grid.window()));
        Geometry simple = TopologyPreservingSimplifier.simplify(
                inside, 0.75 * shape.grid().gsd().metres());
        return new Coverage(new SquareMetres(written.observedPixels() * grid.pixelAreaM2()), simple);
    }

    /** Ground inside the outer outline that was not observed. */
    public Holes holes() {
        int count = 0;
        double areaM2 = 0;
        for (int index = 0; index < footprint.getNumGeometries(); index++) {
            if (footprint.getGeometryN(index) instanceof Polygon polygon) {
                count += polygon.getNumInteriorRing();
                areaM2 += footprint
                                .getFactory()
                                .createPolygon(polygon.getExteriorRing().getCoordinates())
                                .getArea()
                        - polygon.getArea();
            }
        }
        return new Holes(count, new SquareMetres(Math.max(0, areaM2)));
    }

    /** Rectangles over observed cells; equal runs of rows that follow each other are one. */
    private static List<Geometry> runs(ObservedShape shape) {
        List<Geometry> rectangles = new ArrayList<>();
        List<Run> open = new ArrayList<>();
        for (int row = 0; row <= shape.grid().height(); row++) {
            List<Run> found = row < shape.grid().height() ? runs(shape, row) : List.of();
            List<Run> next = new ArrayList<>();
            for (Run run : open) {
                if (found.stream().noneMatch(run::sameColumns)) {
                    rectangles.add(rectangle(shape.grid(), run, row));
                }
            }
            for (Run run : found) {
                next.add(open.stream().filter(run::sameColumns).findFirst().orElse(run));
            }
            open = next;
        }
        return rectangles;
    }

    private record Run(int column, int endColumn, int firstRow) {
        boolean sameColumns(Run other) {
            return column == other.column && endColumn == other.endColumn;
        }
    }

    private static List<Run> runs(ObservedShape shape, int row) {
        List<Run> runs = new ArrayList<>();
        int width = shape.grid().width();
        for (int column = 0; column < width; column++) {
            if (shape.observed(column, row)) {
                int begin = column;
                while (column < width && shape.observed(column, row)) {
                    column++;
                }
                runs.add(new Run(begin, column, row));
            }
        }
        return runs;
    }

    private static Polygon rectangle(PixelGrid cells, Run run, int endRow) {
        Coordinate topLeft = cells.pixelToMap().toMap(run.column(), run.firstRow());
        return new GeometryFactory().createPolygon(new Coordinate[] {
            topLeft,
            cells.pixelToMap().toMap(run.column(), endRow),
            cells.pixelToMap().toMap(run.endColumn(), endRow),
            cells.pixelToMap().toMap(run.endColumn(), run.firstRow()),
            topLeft.copy()
        });
    }
}
