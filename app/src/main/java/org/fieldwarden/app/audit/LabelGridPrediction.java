package org.fieldwarden.app.audit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.georef.TracedChange;
import org.fieldwarden.reporting.audit.Mask;
import org.fieldwarden.reporting.audit.Prediction;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;

/**
 * Brings what the model said on the working grid onto the label's grid: a label pixel takes score and land cover of the
 * working pixel under its centre, and belongs to a change polygon where its centre lies inside. Keeps two bytes for each
 * working pixel.
 */
final class LabelGridPrediction {

    private static final List<ChangeKind> KINDS = List.of(ChangeKind.values());

    private final PixelGrid working;
    private final byte[] scores;
    private final byte[] covers;

    /** Every pixel is unobserved until its block was added. */
    LabelGridPrediction(PixelGrid working) {
        this.working = working;
        this.scores = new byte[Math.toIntExact(working.pixels())];
        this.covers = new byte[scores.length];
        Arrays.fill(scores, (byte) ScoreBlock.UNOBSERVED);
    }

    void add(ScoreBlock block) {
        PixelWindow window = block.window();
        byte[] blockScores = block.toStoredScores();
        byte[] blockCovers = block.toStoredCovers();
        for (int row = 0; row < window.height(); row++) {
            int from = row * window.width();
            int to = (window.row() + row) * working.width() + window.column();
            System.arraycopy(blockScores, from, scores, to, window.width());
            System.arraycopy(blockCovers, from, covers, to, window.width());
        }
    }

    /** The prediction on the label's grid. */
    Prediction onto(PixelGrid label, List<TracedChange> changes) {
        byte[] kinds = new byte[Math.toIntExact(label.pixels())];
        changes.forEach(change -> burn(change, label, kinds));
        Map<ChangeKind, Mask> masks = new EnumMap<>(ChangeKind.class);
        for (TracedChange change : changes) {
            masks.computeIfAbsent(change.changed().kind(), kind -> mask(label, kinds, kind));
        }
        return new Prediction(scores(label), masks);
    }

    private ScoreBlock scores(PixelGrid label) {
        byte[] labelScores = new byte[Math.toIntExact(label.pixels())];
        byte[] labelCovers = new byte[labelScores.length];
        // Any cover that is no building will do where nothing was judged.
        Arrays.fill(labelCovers, ScoreBlock.encodeCovers(LandCover.VEGETATION, LandCover.VEGETATION));
        Arrays.fill(labelScores, (byte) ScoreBlock.UNOBSERVED);
        for (int row = 0; row < label.height(); row++) {
            for (int column = 0; column < label.width(); column++) {
                Coordinate centre = between(label, working, column + 0.5, row + 0.5);
                int workingColumn = (int) Math.floor(centre.x);
                int workingRow = (int) Math.floor(centre.y);
                if (working.window().contains(workingColumn, workingRow)) {
                    int from = workingRow * working.width() + workingColumn;
                    labelScores[row * label.width() + column] = scores[from];
                    labelCovers[row * label.width() + column] = covers[from];
                }
            }
        }
        return ScoreBlock.of(label.window(), labelScores, labelCovers);
    }

    private void burn(TracedChange change, PixelGrid label, byte[] kinds) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(change.outlinePx());
        Envelope box = change.outlinePx().getEnvelopeInternal();
        Coordinate topLeft = between(working, label, box.getMinX(), box.getMinY());
        Coordinate bottomRight = between(working, label, box.getMaxX(), box.getMaxY());
        int endRow = (int) Math.min(label.height(), Math.ceil(bottomRight.y) + 1);
        int endColumn = (int) Math.min(label.width(), Math.ceil(bottomRight.x) + 1);
        for (int row = Math.max(0, (int) topLeft.y - 1); row < endRow; row++) {
            for (int column = Math.max(0, (int) topLeft.x - 1); column < endColumn; column++) {
                Coordinate centre = between(label, working, column + 0.5, row + 0.5);
                if (inside.locate(centre) != Location.EXTERIOR) {
                    kinds[row * label.width() + column] =
                            stored(change.changed().kind());
                }
            }
        }
    }

    /** 0 is no change. */
    private static byte stored(ChangeKind kind) {
        return (byte) (KINDS.indexOf(kind) + 1);
    }

    private static Mask mask(PixelGrid label, byte[] kinds, ChangeKind kind) {
        return Mask.of(
                label.width(), label.height(), (column, row) -> kinds[row * label.width() + column] == stored(kind));
    }

    private static Coordinate between(PixelGrid from, PixelGrid to, double column, double row) {
        Coordinate map = from.pixelToMap().toMap(column, row);
        return to.pixelToMap().toPixel(map.x, map.y);
    }
}
