package org.fieldwarden.app.tuning;

import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.detector.BlockDetector;
import org.fieldwarden.detector.BundleDescription.Decision;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.georef.ChangeTracer;
import org.fieldwarden.georef.TracedChange;
import org.fieldwarden.georef.TracingSettings;
import org.fieldwarden.models.tuning.Verdict;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** Asks whether a model would report a change where people have checked one, traced as detection does it. */
final class FlagCheck {

    /**
     * A change is reported where polygons cover at least this share of its outline. A sliver of a true neighbour's
     * polygon does not count as the lead that was refuted, nor half a house as one that was lost.
     */
    private static final double COVERED_SHARE = 0.25;

    /** Pixels of an outline whose scores are kept for calibration, so that large changes do not outvote small ones. */
    private static final int MOST_SCORES = 100;

    private final BlockDetector detector;
    private final TracingSettings tracing;

    FlagCheck(BlockDetector detector, Decision decision, DetectionSettings settings) {
        this.detector = detector;
        this.tracing = TracingSettings.of((float) decision.changeThreshold(), settings.minimumMappingUnit())
                .withSeedThreshold((float) decision.seedThreshold())
                .withSimplifyTolerancePx(0);
    }

    /**
     * What the model says.
     *
     * @param flagged whether a change would be reported
     * @param scores calibrated scores of pixels inside the outline, evenly chosen
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by the calibration
    record Answer(boolean flagged, float[] scores) {}

    Answer answer(AlignedPair pair, Verdict verdict) {
        PixelGrid grid = pair.grid();
        Geometry outline = inPixels(verdict, grid);
        Envelope box = outline.getEnvelopeInternal();
        PixelWindow window = PixelWindow.between(
                        (int) Math.floor(box.getMinX()),
                        (int) Math.floor(box.getMinY()),
                        (int) Math.ceil(box.getMaxX()),
                        (int) Math.ceil(box.getMaxY()))
                .grown(NetworkShape.HALO_PX)
                .intersection(grid.window())
                .orElseThrow();
        ScoreBlock scores = pair.scores(detector, window);
        PixelToMap whole = grid.pixelToMap();
        Coordinate corner = whole.toMap(window.column(), window.row());
        PixelGrid part = new PixelGrid(
                grid.crs(),
                new PixelToMap(whole.scaleX(), whole.shearX(), corner.x, whole.shearY(), whole.scaleY(), corner.y),
                window.width(),
                window.height());
        ChangeTracer tracer = new ChangeTracer(part, tracing);
        tracer.add(ScoreBlock.of(part.window(), scores.toStoredScores(), scores.toStoredCovers()));
        Geometry inPart = inPixels(verdict, part);
        double covered = 0;
        for (TracedChange change : tracer.finish().changes()) {
            covered += change.outlinePx().intersection(inPart).getArea();
        }
        return new Answer(covered >= COVERED_SHARE * inPart.getArea(), inside(scores, inPart));
    }

    private static Geometry inPixels(Verdict verdict, PixelGrid grid) {
        Geometry outline = verdict.outline().copy();
        outline.apply((CoordinateFilter)
                position -> position.setCoordinate(grid.pixelToMap().toPixel(position.x, position.y)));
        outline.geometryChanged();
        return outline;
    }

    private static float[] inside(ScoreBlock scores, Geometry outlinePx) {
        IndexedPointInAreaLocator area = new IndexedPointInAreaLocator(outlinePx);
        float[] found = new float[Math.toIntExact(scores.window().pixels())];
        int count = 0;
        for (int at = 0; at < found.length; at++) {
            int column = at % scores.window().width();
            int row = at / scores.window().width();
            if (scores.observed(column, row)
                    && area.locate(new Coordinate(column + 0.5, row + 0.5)) != Location.EXTERIOR) {
                found[count++] = scores.score(column, row);
            }
        }
        float[] kept = new float[Math.min(count, MOST_SCORES)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = found[(int) ((long) i * count / kept.length)];
        }
        return kept;
    }
}
