package org.fieldwarden.georef;

import java.util.Comparator;
import java.util.Random;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * A shape with known corners, its mask on a pixel grid, and the outline that is traced from the mask. Shapes are drawn
 * about the origin and then moved into the grid.
 */
record RasterShape(Polygon truth, double rimPx, long seed) {

    private static final int MARGIN_PX = 6;
    private static final int NOISE_CELL_PX = 3;

    static RasterShape ofWkt(String wkt) {
        try {
            return placed(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    static RasterShape box(double width, double height) {
        Envelope box = new Envelope(-width / 2, width / 2, -height / 2, height / 2);
        return placed(new GeometryFactory().toGeometry(box));
    }

    static RasterShape circle(double radius) {
        return placed(new GeometryFactory().createPoint(new Coordinate(0, 0)).buffer(radius, 32));
    }

    RasterShape turned(double degrees) {
        AffineTransformation turn = AffineTransformation.rotationInstance(Math.toRadians(degrees));
        return new RasterShape(placed(turn.transform(truth)).truth, rimPx, seed);
    }

    RasterShape shifted(double x, double y) {
        return new RasterShape(
                (Polygon) AffineTransformation.translationInstance(x, y).transform(truth), rimPx, seed);
    }

    RasterShape scaled(double factor) {
        return new RasterShape(
                placed(AffineTransformation.scaleInstance(factor, factor).transform(truth)).truth, rimPx, seed);
    }

    /** With corners rounded, inner ones and outer ones. */
    RasterShape rounded(double radius) {
        Geometry round = truth.buffer(-radius).buffer(2 * radius).buffer(-radius);
        return new RasterShape((Polygon) round, rimPx, seed);
    }

    /** With a rim that wavers by up to so many pixels, at random, alike for pixels near to each other. */
    RasterShape wavering(double pixels, long randomSeed) {
        return new RasterShape(truth, pixels, randomSeed);
    }

    /** The largest region of the mask, with its pixel staircase. */
    Polygon traced() {
        return mask().trace(1000).changes().stream()
                .max(Comparator.comparingLong(TracedChange::pixels))
                .orElseThrow()
                .outlinePx();
    }

    private ScoreFixture mask() {
        Envelope box = truth.getEnvelopeInternal();
        ScoreFixture mask = new ScoreFixture((int) box.getMaxX() + MARGIN_PX, (int) box.getMaxY() + MARGIN_PX);
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(truth);
        IndexedFacetDistance rim = new IndexedFacetDistance(truth.getBoundary());
        double[] noise = noise(mask.width, mask.height);
        for (int row = 0; row < mask.height; row++) {
            for (int column = 0; column < mask.width; column++) {
                Coordinate centre = new Coordinate(column + 0.5, row + 0.5);
                double distance = rim.distance(truth.getFactory().createPoint(centre));
                double outwards = locator.locate(centre) == Location.EXTERIOR ? distance : -distance;
                if (outwards < noise[row * mask.width + column]) {
                    mask.fill(column, row, column + 1, row + 1, (byte) 250);
                }
            }
        }
        return mask;
    }

    /** Random values at every third pixel and bilinear between them. */
    private double[] noise(int width, int height) {
        Random random = new Random(seed);
        int cells = width / NOISE_CELL_PX + 2;
        double[] knots = new double[cells * (height / NOISE_CELL_PX + 2)];
        for (int i = 0; i < knots.length; i++) {
            knots[i] = rimPx * (2 * random.nextDouble() - 1);
        }
        double[] noise = new double[width * height];
        for (int i = 0; i < noise.length; i++) {
            int row = i / width;
            int column = i % width;
            double right = column % NOISE_CELL_PX / (double) NOISE_CELL_PX;
            double down = row % NOISE_CELL_PX / (double) NOISE_CELL_PX;
            int knot = row / NOISE_CELL_PX * cells + column / NOISE_CELL_PX;
            double top = knots[knot] + right * (knots[knot + 1] - knots[knot]);
            double bottom = knots[knot + cells] + right * (knots[knot + cells + 1] - knots[knot + cells]);
            noise[i] = top + down * (bottom - top);
        }
        return noise;
    }

    private static RasterShape placed(Geometry shape) {
        Envelope box = shape.getEnvelopeInternal();
        Geometry there = AffineTransformation.translationInstance(MARGIN_PX - box.getMinX(), MARGIN_PX - box.getMinY())
                .transform(shape);
        return new RasterShape((Polygon) there, 0, 0);
    }
}
