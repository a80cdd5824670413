package org.fieldwarden.detector.nuisance;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fieldwarden.core.NuisanceReason;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.detector.Alignment;
import org.fieldwarden.detector.nuisance.ChangeEvidence.Shape;
import org.locationtech.jts.algorithm.MinimumDiameter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/**
 * Looks at one change polygon on both dates and says what else than a change it may be. Reads the pixels around the
 * polygon, in parts of at most {@value #CORE_PX} pixels a side, so memory does not grow with the polygon. Not
 * thread-safe.
 */
public final class NuisanceJudge {

    private static final int CORE_PX = 512;

    /** How far around a polygon its light is compared. */
    private static final double REACH_METRES = 5;

    /** How far from a polygon stands what throws its shadow or carries its parallax. */
    private static final double NEAR_METRES = 1.2;

    private static final int LARGEST_REACH_PX = 48;

    private final Orthophoto baseline;
    private final Orthophoto current;
    private final Alignment alignment;
    private final PixelGrid grid;
    private final Function<PixelWindow, ScoreBlock> scores;
    private final int reachPx;
    private Optional<Piece> last = Optional.empty();

    /**
     * A judge of the changes between two flights.
     *
     * @param alignment how the current flight is read
     * @param grid working grid
     * @param scores scores of any window inside the grid
     */
    public NuisanceJudge(
            Orthophoto baseline,
            Orthophoto current,
            Alignment alignment,
            PixelGrid grid,
            Function<PixelWindow, ScoreBlock> scores) {
        this.baseline = baseline;
        this.current = current;
        this.alignment = alignment;
        this.grid = grid;
        this.scores = scores;
        this.reachPx = pixels(REACH_METRES);
    }

    private int pixels(double metres) {
        return (int) Math.max(
                2, Math.min(LARGEST_REACH_PX, Math.ceil(metres / grid.gsd().metres())));
    }

    /**
     * Judges one polygon.
     *
     * @param outlinePx x = column, y = row of pixel corners of the grid
     * @param residualMetres what co-registration leaves open there
     */
    public NuisanceReason judge(Polygon outlinePx, double residualMetres) {
        return NuisanceRules.judge(evidence(outlinePx, residualMetres));
    }

    ChangeEvidence evidence(Polygon outlinePx, double residualMetres) {
        Optional<PixelWindow> window = around(outlinePx);
        QuietGround ground = new QuietGround(pixels(NEAR_METRES));
        PolygonPixels pixels = new PolygonPixels(ground);
        last = Optional.empty();
        // The light around must be known before a pixel can be compared.
        window.ifPresent(one -> visit(outlinePx, one, ground::add));
        window.ifPresent(one -> visit(outlinePx, one, pixels::add));
        last = Optional.empty();
        // However well two flights fit, they were sampled in pixels.
        double residual = Math.max(residualMetres, grid.gsd().metres());
        return new ChangeEvidence(shape(outlinePx), ground.surroundings(), pixels.inside(), residual);
    }

    private Optional<PixelWindow> around(Polygon outlinePx) {
        Envelope box = outlinePx.getEnvelopeInternal();
        return PixelWindow.between(
                        (int) Math.floor(box.getMinX()),
                        (int) Math.floor(box.getMinY()),
                        (int) Math.ceil(box.getMaxX()),
                        (int) Math.ceil(box.getMaxY()))
                .grown(reachPx)
                .intersection(grid.window());
    }

    private void visit(Polygon outlinePx, PixelWindow window, Consumer<Piece> visitor) {
        for (int row = window.row(); row < window.endRow(); row += CORE_PX) {
            for (int column = window.column(); column < window.endColumn(); column += CORE_PX) {
                visitor.accept(piece(
                        outlinePx,
                        window,
                        PixelWindow.between(
                                column,
                                row,
                                Math.min(window.endColumn(), column + CORE_PX),
                                Math.min(window.endRow(), row + CORE_PX))));
            }
        }
    }

    /** Most polygons are one piece, which is read once. */
    private Piece piece(Polygon outlinePx, PixelWindow surroundings, PixelWindow core) {
        if (last.filter(piece -> piece.core().equals(core)).isPresent()) {
            return last.get();
        }
        PixelWindow window = core.grown(reachPx).intersection(surroundings).orElse(core);
        Piece piece = new Piece(
                core,
                baseline.read(grid, window),
                alignment.read(current, grid, window),
                scores.apply(window),
                new OutlineDistance(outlinePx, window, reachPx));
        last = Optional.of(piece);
        return piece;
    }

    private Shape shape(Polygon outlinePx) {
        double metres = grid.gsd().metres();
        Coordinate[] box = MinimumDiameter.getMinimumRectangle(outlinePx).getCoordinates();
        List<Double> sides = box.length < 4
                ? List.of(0.0, 0.0)
                : List.of(box[0].distance(box[1]) * metres, box[1].distance(box[2]) * metres);
        return new Shape(
                outlinePx.getArea() * metres * metres,
                2 * outlinePx.getArea() / outlinePx.getLength() * metres,
                Math.max(sides.get(0), sides.get(1)),
                Math.min(sides.get(0), sides.get(1)));
    }
}
