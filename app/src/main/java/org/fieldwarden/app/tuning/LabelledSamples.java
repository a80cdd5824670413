package org.fieldwarden.app.tuning;

import java.util.Arrays;
import java.util.List;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.BlockDetector;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.CoRegistration;
import org.fieldwarden.models.data.TrainingSample;
import org.fieldwarden.models.tuning.Ground;
import org.fieldwarden.models.tuning.SeenGround;
import org.fieldwarden.models.tuning.VerdictSamples;
import org.fieldwarden.reporting.audit.LabelledPair;
import org.fieldwarden.reporting.audit.Mask;
import org.locationtech.jts.geom.Coordinate;

/** Cuts labelled pairs into samples at the model's GSD. A pixel at the edge of a label is left out. */
final class LabelledSamples {

    /** Windows of one pair at most; a few large pairs must not fill the disk. */
    private static final int MOST_WINDOWS = 64;

    private final Mask changed;
    private final PixelGrid labels;

    private LabelledSamples(LabelledPair pair) {
        this.changed = pair.readReference().changed();
        this.labels = pair.grid();
    }

    /** Adds the samples of all pairs. */
    static void add(
            List<LabelledPair> pairs,
            BundleDescription model,
            CoRegistration coRegistration,
            BlockDetector detector,
            VerdictSamples samples) {
        for (LabelledPair pair : pairs) {
            try (AlignedPair aligned = AlignedPair.of(pair.openBaseline(), pair.openCurrent(), model, coRegistration)) {
                new LabelledSamples(pair).add(aligned.seenBy(detector), samples);
            }
        }
    }

    private void add(Ground ground, VerdictSamples samples) {
        int side = VerdictSamples.SIDE;
        List<PixelWindow> windows = ground.grid().blocks(side);
        int count = Math.min(MOST_WINDOWS, windows.size());
        for (int i = 0; i < count; i++) {
            PixelWindow block = windows.get((int) ((long) i * windows.size() / count));
            samples.addLabelled(
                    sample(ground.grid(), ground.read(PixelWindow.atSize(block.column(), block.row(), side, side))));
        }
    }

    private TrainingSample sample(PixelGrid grid, SeenGround ground) {
        PixelWindow window = ground.baseline().window();
        int side = window.width();
        byte[] truth = new byte[side * side];
        byte[] unknown = new byte[side * side];
        Arrays.fill(unknown, TrainingSample.IGNORE);
        for (int at = 0; at < truth.length; at++) {
            int column = at % side;
            int row = at / side;
            boolean seen =
                    ground.baseline().observed(column, row) && ground.current().observed(column, row);
            truth[at] = seen ? label(grid, window.column() + column, window.row() + row) : TrainingSample.IGNORE;
        }
        return new TrainingSample(
                side, ground.baseline().toRgb(), ground.current().toRgb(), truth, unknown, unknown.clone());
    }

    /** The label of a pixel of the working grid: what its centre and the four neighbours' centres agree on. */
    private byte label(PixelGrid grid, int column, int row) {
        int votes = 0;
        for (int[] step : new int[][] {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
            Coordinate map = grid.pixelToMap().toMap(column + step[0] + 0.5, row + step[1] + 0.5);
            Coordinate at = labels.pixelToMap().toPixel(map.x, map.y);
            int labelColumn = Math.max(0, Math.min(labels.width() - 1, (int) Math.floor(at.x)));
            int labelRow = Math.max(0, Math.min(labels.height() - 1, (int) Math.floor(at.y)));
            votes += changed.isSet(labelColumn, labelRow) ? 1 : 0;
        }
        return votes == 5 ? 1 : votes == 0 ? (byte) 0 : TrainingSample.IGNORE;
    }
}
