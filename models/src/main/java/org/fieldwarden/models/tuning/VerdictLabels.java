package org.fieldwarden.models.tuning;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.models.data.TrainingSample;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * What is true of the pixels around verdicts. Inside a confirmed outline they changed, a rim of {@value #RIM_PX} pixels is left
 * out; inside a refuted outline and its rim they did not. Of all other pixels nobody said anything: they are left out,
 * except a thin scatter of those that the parent model finds clearly unchanged, which keeps the model where it was.
 */
final class VerdictLabels {

    /** What co-registration and simplified outlines are off by. */
    private static final int RIM_PX = 2;

    /** "Clearly unchanged" is a score of at most this share of the change threshold. */
    private static final double FAR_BELOW = 0.25;

    /** Scattered pixels for each pixel with a verdict; as many again would drown the verdicts in what is known. */
    private static final int SCATTER = 2;

    /** Fewest scattered pixels of a window; a verdict may lie in a corner of it. */
    private static final int FEWEST_SCATTERED = 200;

    private final PixelGrid grid;
    private final List<Marked> verdicts;
    private final LocationCells cells;
    private final double farBelow;

    VerdictLabels(PixelGrid grid, List<Verdict> verdicts, LocationCells cells, double changeThreshold) {
        this.grid = grid;
        this.verdicts =
                verdicts.stream().map(verdict -> Marked.of(verdict, grid)).toList();
        this.cells = cells;
        this.farBelow = changeThreshold * FAR_BELOW;
    }

    /** The sample of a square window; the random source scatters the background. */
    TrainingSample of(SeenGround ground, Random random) {
        PixelWindow window = ground.window();
        int side = window.width();
        TrainingSample sample = new TrainingSample(
                side, ground.baseline().toRgb(), ground.current().toRgb(), ignored(side), ignored(side), ignored(side));
        verdicts.stream()
                .filter(marked -> marked.verdict.outcome() == Outcome.REFUTED)
                .forEach(marked -> marked.unchanged(sample, window));
        verdicts.stream()
                .filter(marked -> marked.verdict.outcome() == Outcome.CONFIRMED)
                .forEach(marked -> marked.changed(sample, window));
        leaveOutKeptBack(sample, window);
        scatter(sample, ground, random);
        leaveOutUnobserved(sample, ground);
        return sample;
    }

    private static byte[] ignored(int side) {
        byte[] labels = new byte[side * side];
        Arrays.fill(labels, TrainingSample.IGNORE);
        return labels;
    }

    /** Ground that judges the model must not teach it, whichever verdict's window shows it. */
    private void leaveOutKeptBack(TrainingSample sample, PixelWindow window) {
        for (int at = 0; at < sample.changed().length; at++) {
            if (sample.changed()[at] != TrainingSample.IGNORE && keptBack(window, at)) {
                sample.changed()[at] = TrainingSample.IGNORE;
                sample.baselineCover()[at] = TrainingSample.IGNORE;
                sample.currentCover()[at] = TrainingSample.IGNORE;
            }
        }
    }

    private boolean keptBack(PixelWindow window, int at) {
        int column = window.column() + at % window.width();
        int row = window.row() + at / window.width();
        return cells.keepsBack(grid.crs(), grid.pixelToMap().toMap(column + 0.5, row + 0.5));
    }

    private void scatter(TrainingSample sample, SeenGround ground, Random random) {
        byte[] changed = sample.changed();
        int judged = 0;
        for (byte label : changed) {
            judged += label == TrainingSample.IGNORE ? 0 : 1;
        }
        PixelWindow window = ground.window();
        int wanted = Math.max(FEWEST_SCATTERED, judged * SCATTER);
        for (int tries = 0; wanted > 0 && tries < changed.length * 2; tries++) {
            int at = random.nextInt(changed.length);
            int column = at % window.width();
            int row = at / window.width();
            if (changed[at] == TrainingSample.IGNORE
                    && ground.scores().observed(column, row)
                    && ground.scores().score(column, row) <= farBelow
                    && verdicts.stream().noneMatch(marked -> marked.touches(window, at))
                    && !keptBack(window, at)) {
                changed[at] = 0;
                wanted--;
            }
        }
    }

    private static void leaveOutUnobserved(TrainingSample sample, SeenGround ground) {
        int side = sample.side();
        for (int at = 0; at < side * side; at++) {
            if (!ground.baseline().observed(at % side, at / side)
                    || !ground.current().observed(at % side, at / side)) {
                sample.changed()[at] = TrainingSample.IGNORE;
                sample.baselineCover()[at] = TrainingSample.IGNORE;
                sample.currentCover()[at] = TrainingSample.IGNORE;
                // As the detector does: what is not there must look like nothing, on both dates.
                Arrays.fill(sample.baseline(), 3 * at, 3 * at + 3, (byte) 128);
                Arrays.fill(sample.current(), 3 * at, 3 * at + 3, (byte) 128);
            }
        }
    }

    /** The outline in pixel corners of a grid. */
    static Geometry inPixels(Verdict verdict, PixelGrid grid) {
        Geometry outline = verdict.outline().copy();
        outline.apply((org.locationtech.jts.geom.CoordinateFilter) corner -> {
            Coordinate pixel = grid.pixelToMap().toPixel(corner.x, corner.y);
            corner.setCoordinate(pixel);
        });
        outline.geometryChanged();
        return outline;
    }

    /** A verdict in the pixels of the grid. */
    private record Marked(
            Verdict verdict, Envelope box, IndexedPointInAreaLocator core, IndexedPointInAreaLocator withRim) {

        static Marked of(Verdict verdict, PixelGrid grid) {
            Geometry outline = inPixels(verdict, grid);
            Geometry shrunk = outline.buffer(-RIM_PX);
            Geometry grown = outline.buffer(RIM_PX);
            return new Marked(
                    verdict,
                    grown.getEnvelopeInternal(),
                    new IndexedPointInAreaLocator(shrunk.isEmpty() ? outline : shrunk),
                    new IndexedPointInAreaLocator(grown));
        }

        boolean touches(PixelWindow window, int at) {
            Coordinate centre = centre(window, at);
            return box.covers(centre) && withRim.locate(centre) != Location.EXTERIOR;
        }

        private static Coordinate centre(PixelWindow window, int at) {
            return new Coordinate(
                    window.column() + at % window.width() + 0.5, window.row() + at / window.width() + 0.5);
        }

        void unchanged(TrainingSample sample, PixelWindow window) {
            for (int at = 0; at < sample.changed().length; at++) {
                if (touches(window, at)) {
                    sample.changed()[at] = 0;
                }
            }
        }

        void changed(TrainingSample sample, PixelWindow window) {
            for (int at = 0; at < sample.changed().length; at++) {
                if (!touches(window, at)) {
                    continue;
                }
                boolean inside = core.locate(centre(window, at)) != Location.EXTERIOR;
                sample.changed()[at] = inside ? 1 : TrainingSample.IGNORE;
                if (inside) {
                    sample.baselineCover()[at] = verdict.covers().baseline();
                    sample.currentCover()[at] = verdict.covers().current();
                }
            }
        }
    }
}
