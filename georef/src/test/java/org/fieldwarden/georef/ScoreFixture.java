package org.fieldwarden.georef;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** Scores of a small grid, drawn in text ({@code #} changed, {@code +} weakly, {@code .} not, {@code ?} unobserved) or at random. */
final class ScoreFixture {

    static final float THRESHOLD = 0.5f;
    static final TracingSettings STAIRCASE =
            TracingSettings.of(THRESHOLD, SquareMetres.ZERO).withSimplifyTolerancePx(0);

    final int width;
    final int height;
    final byte[] scores;
    final byte[] covers;

    ScoreFixture(int width, int height) {
        this.width = width;
        this.height = height;
        this.scores = new byte[width * height];
        this.covers = new byte[width * height];
        Arrays.fill(covers, ScoreBlock.encodeCovers(LandCover.VEGETATION, LandCover.BUILDING));
    }

    static ScoreFixture drawn(String... rows) {
        ScoreFixture fixture = new ScoreFixture(rows[0].length(), rows.length);
        for (int row = 0; row < fixture.height; row++) {
            for (int column = 0; column < fixture.width; column++) {
                fixture.scores[row * fixture.width + column] = switch (rows[row].charAt(column)) {
                    case '#' -> ScoreBlock.encodeScore(0.9f);
                    case '+' -> ScoreBlock.encodeScore(0.6f);
                    case '?' -> (byte) ScoreBlock.UNOBSERVED;
                    default -> ScoreBlock.encodeScore(0.1f);
                };
            }
        }
        return fixture;
    }

    /** Noise of a random density on even seeds, overlapping boxes and pits on odd ones; covers and some gaps at random. */
    static ScoreFixture random(long seed) {
        Random random = new Random(seed);
        ScoreFixture fixture = new ScoreFixture(1 + random.nextInt(70), 1 + random.nextInt(70));
        double density = random.nextDouble();
        for (int i = 0; i < fixture.scores.length; i++) {
            boolean changed = seed % 2 == 0 && random.nextDouble() < density;
            fixture.scores[i] = (byte) (changed ? 127 + random.nextInt(128) : random.nextInt(127));
            fixture.covers[i] = ScoreBlock.encodeCovers(
                    LandCover.ofChannel(random.nextInt(5)), LandCover.ofChannel(random.nextInt(5)));
        }
        for (int box = 0; seed % 2 == 1 && box < 40; box++) {
            byte score = (byte) (box % 2 == 0 ? 127 + random.nextInt(128) : random.nextInt(127));
            int left = random.nextInt(fixture.width);
            int top = random.nextInt(fixture.height);
            fixture.fill(left, top, left + 1 + random.nextInt(25), top + 1 + random.nextInt(25), score);
        }
        return fixture;
    }

    void fill(int left, int top, int right, int bottom, byte score) {
        for (int row = top; row < Math.min(bottom, height); row++) {
            Arrays.fill(scores, row * width + left, row * width + Math.min(right, width), score);
        }
    }

    PixelGrid grid() {
        PixelToMap oneMetre = PixelToMap.northUp(500_000, 3_400_000, GroundSamplingDistance.ofMetres(1));
        return new PixelGrid(CrsCode.epsg(4547), oneMetre, width, height);
    }

    boolean changed(int column, int row) {
        int stored = scores[row * width + column] & 0xff;
        return stored != ScoreBlock.UNOBSERVED && stored / 254f >= THRESHOLD;
    }

    TracedChanges trace(int blockPx) {
        return trace(blockPx, STAIRCASE);
    }

    TracedChanges trace(int blockPx, TracingSettings settings) {
        ChangeTracer tracer = new ChangeTracer(grid(), settings);
        grid().blocks(blockPx).forEach(window -> tracer.add(block(window)));
        return tracer.finish();
    }

    ScoreBlock block(PixelWindow window) {
        byte[] blockScores = new byte[(int) window.pixels()];
        byte[] blockCovers = new byte[(int) window.pixels()];
        for (int row = 0; row < window.height(); row++) {
            int from = (window.row() + row) * width + window.column();
            System.arraycopy(scores, from, blockScores, row * window.width(), window.width());
            System.arraycopy(covers, from, blockCovers, row * window.width(), window.width());
        }
        return ScoreBlock.of(window, blockScores, blockCovers);
    }

    /** How many of the polygons hold each pixel's centre, row-major. */
    int[] rasterise(List<TracedChange> changes) {
        int[] raster = new int[width * height];
        for (TracedChange change : changes) {
            Polygon outline = change.outlinePx();
            IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(outline);
            Envelope box = outline.getEnvelopeInternal();
            for (int row = (int) box.getMinY(); row < box.getMaxY(); row++) {
                for (int column = (int) box.getMinX(); column < box.getMaxX(); column++) {
                    boolean inside = locator.locate(new Coordinate(column + 0.5, row + 0.5)) == Location.INTERIOR;
                    raster[row * width + column] += inside ? 1 : 0;
                }
            }
        }
        return raster;
    }

    int[] mask() {
        int[] mask = new int[width * height];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = changed(i % width, i / width) ? 1 : 0;
        }
        return mask;
    }
}
