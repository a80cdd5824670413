package org.fieldwarden.models.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.detector.PixelLabels;
import org.fieldwarden.detector.TrainingBatch;
import org.fieldwarden.detector.TrainingPair;
import org.fieldwarden.models.data.TrainingSample;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Green noise on which squares come to lie: red ones are buildings, blue ones are tarpaulins that were laid out. */
final class PaintedGround implements Ground {

    static final int SIDE = 1280;

    /** Squares lie in the middle of places of this side. */
    private static final int PLACE = 128;

    private static final int SQUARE = 28;

    private final PixelGrid grid = new PixelGrid(
            CrsCode.epsg(4547),
            PixelToMap.northUp(523_400, 3_391_600, GroundSamplingDistance.ofMetres(0.5)),
            SIDE,
            SIDE);

    private static boolean red(int column, int row) {
        return (column / PLACE + row / PLACE) % 2 == 0;
    }

    private static boolean square(int column, int row) {
        int from = (PLACE - SQUARE) / 2;
        int c = Math.floorMod(column, PLACE) - from;
        int r = Math.floorMod(row, PLACE) - from;
        return c >= 0 && c < SQUARE && r >= 0 && r < SQUARE;
    }

    @Override
    public PixelGrid grid() {
        return grid;
    }

    /** All squares: the red ones confirmed, the blue ones refuted. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int row = PLACE / 2; row < SIDE; row += PLACE) {
            for (int column = PLACE / 2; column < SIDE; column += PLACE) {
                verdicts.add(new Verdict(
                        column + "," + row,
                        red(column, row) ? Outcome.CONFIRMED : Outcome.REFUTED,
                        outline(column, row),
                        SeenCovers.UNKNOWN));
            }
        }
        return verdicts;
    }

    private Polygon outline(int column, int row) {
        Coordinate one = grid.pixelToMap().toMap(column - SQUARE / 2, row - SQUARE / 2);
        Coordinate other = grid.pixelToMap().toMap(column + SQUARE / 2, row + SQUARE / 2);
        return (Polygon) new GeometryFactory().toGeometry(new Envelope(one, other));
    }

    @Override
    public SeenGround read(PixelWindow window) {
        byte[] scores = new byte[Math.toIntExact(window.pixels())];
        for (int at = 0; at < scores.length; at++) {
            boolean square = square(window.column() + at % window.width(), window.row() + at / window.width());
            scores[at] = ScoreBlock.encodeScore(square ? 0.9f : 0.01f);
        }
        return new SeenGround(
                baseline(window), current(window), ScoreBlock.of(window, scores, new byte[scores.length]));
    }

    OrthophotoTile baseline(PixelWindow window) {
        return tile(window, new Random(window.hashCode()), false);
    }

    OrthophotoTile current(PixelWindow window) {
        return tile(window, new Random(window.hashCode() + 1), true);
    }

    private static OrthophotoTile tile(PixelWindow window, Random random, boolean later) {
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        for (int at = 0; at < rgb.length / 3; at++) {
            int column = window.column() + at % window.width();
            int row = window.row() + at / window.width();
            int[] colour = !later || !square(column, row)
                    ? new int[] {70, 100, 60}
                    : red(column, row) ? new int[] {210, 110, 90} : new int[] {90, 110, 210};
            for (int band = 0; band < 3; band++) {
                rgb[3 * at + band] = (byte) (colour[band] + random.nextInt(30));
            }
        }
        boolean[] observed = new boolean[rgb.length / 3];
        Arrays.fill(observed, true);
        return OrthophotoTile.of(window, rgb, observed);
    }

    /** Places at random; whatever is laid out counts as changed, as a first training would have it. */
    TrainingBatch everySquareChanged(Random random) {
        List<TrainingPair> pairs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            PixelWindow window = PixelWindow.atSize(random.nextInt(SIDE - 64), random.nextInt(SIDE - 64), 64, 64);
            byte[] changed = new byte[64 * 64];
            byte[] covers = new byte[64 * 64];
            Arrays.fill(covers, TrainingSample.IGNORE);
            for (int at = 0; at < changed.length; at++) {
                changed[at] = (byte) (square(window.column() + at % 64, window.row() + at / 64) ? 1 : 0);
            }
            PixelWindow at0 = PixelWindow.atSize(0, 0, 64, 64);
            pairs.add(new TrainingPair(
                    moved(baseline(window), at0),
                    moved(current(window), at0),
                    PixelLabels.of(changed, covers, covers)));
        }
        return new TrainingBatch(pairs);
    }

    private static OrthophotoTile moved(OrthophotoTile tile, PixelWindow window) {
        return OrthophotoTile.of(window, tile.toRgb(), tile.toObserved());
    }
}
