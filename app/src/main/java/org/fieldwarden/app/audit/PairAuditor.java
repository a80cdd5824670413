package org.fieldwarden.app.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.PairScoring;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.CoRegistrationSettings;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.detector.opencv.OpenCvCoRegistration;
import org.fieldwarden.georef.ChangeTracer;
import org.fieldwarden.georef.TracedChange;
import org.fieldwarden.georef.TracedChanges;
import org.fieldwarden.georef.TracingSettings;
import org.fieldwarden.ingest.GsdRange;
import org.fieldwarden.ingest.PairGate;
import org.fieldwarden.reporting.audit.LabelledPair;
import org.fieldwarden.reporting.audit.Mask;
import org.fieldwarden.reporting.audit.PairAudit;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;

/**
 * Runs labelled pairs through gate, co-registration, network and tracing as a county's flights go, and compares the
 * polygons that would be reported with the label, on the label's own grid. Pixels that could not be judged count as "no
 * change found": an auditor must not be spared what the detector did not see.
 */
public final class PairAuditor implements AutoCloseable {

    private final ModelBundle bundle;
    private final DetectionSettings settings;
    private final Path blocks;
    private final Dl4jChangeModels models;

    /**
     * An auditor of one bundle.
     *
     * @param blocks folder for block results; removed on close
     */
    public PairAuditor(ModelBundle bundle, DetectionSettings settings, Path blocks) {
        this.bundle = bundle;
        this.settings = settings;
        this.blocks = blocks;
        this.models = Dl4jChangeModels.of(bundle);
    }

    /** Judges the model on one pair. */
    public PairAudit audit(LabelledPair pair) {
        try (Orthophoto baseline = pair.openBaseline();
                Orthophoto current = pair.openCurrent()) {
            PixelGrid grid = workingGrid(baseline, current);
            ShiftField shifts = new OpenCvCoRegistration(CoRegistrationSettings.DEFAULT.withThreads(settings.workers()))
                    .estimate(baseline, current, grid);
            ChangeTracer tracer = new ChangeTracer(grid, tracing());
            new PairScoring(models, settings, new RunMeters())
                    .score(
                            new PairScoring.AlignedPair(baseline, current, grid, shifts),
                            blocks,
                            result -> tracer.add(result.scores()));
            TracedChanges traced = tracer.finish();
            return PairAudit.of(pair.name(), mask(traced.changes(), grid, pair.grid()), pair.readReference());
        }
    }

    /**
     * Judges plain differencing on one pair: the mean absolute difference of the three bands after each band of the
     * current flight is brought to the baseline's mean and spread, with Otsu's threshold (Otsu 1979), and the same
     * smallest area as the model.
     */
    public PairAudit difference(LabelledPair pair) {
        try (Orthophoto baseline = pair.openBaseline();
                Orthophoto current = pair.openCurrent()) {
            PixelGrid grid = workingGrid(baseline, current);
            OrthophotoTile before = baseline.read(grid, grid.window());
            OrthophotoTile after = current.read(grid, grid.window());
            ScoreBlock scores = new ImageDifference(before, after).scores();
            ChangeTracer tracer = new ChangeTracer(grid, TracingSettings.of(0.5f, settings.minimumMappingUnit()));
            tracer.add(scores);
            return PairAudit.of(pair.name(), mask(tracer.finish().changes(), grid, pair.grid()), pair.readReference());
        }
    }

    private PixelGrid workingGrid(Orthophoto baseline, Orthophoto current) {
        BundleDescription description = bundle.description();
        return new PairGate()
                .judge(
                        baseline,
                        current,
                        new GsdRange(
                                description.gsd().finest(), description.gsd().coarsest()));
    }

    private TracingSettings tracing() {
        var decision = bundle.description().decision();
        // The staircase is kept: the label is judged pixel by pixel.
        return TracingSettings.of((float) decision.changeThreshold(), settings.minimumMappingUnit())
                .withSeedThreshold((float) decision.seedThreshold())
                .withSimplifyTolerancePx(0);
    }

    /** The polygons burnt into the label's grid: a pixel is set where its centre lies inside one. */
    private static Mask mask(List<TracedChange> changes, PixelGrid working, PixelGrid label) {
        boolean[] set = new boolean[Math.toIntExact(label.pixels())];
        for (TracedChange change : changes) {
            IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(change.outlinePx());
            Envelope box = change.outlinePx().getEnvelopeInternal();
            Coordinate topLeft = between(working, label, box.getMinX(), box.getMinY());
            Coordinate bottomRight = between(working, label, box.getMaxX(), box.getMaxY());
            for (int row = Math.max(0, (int) topLeft.y - 1); row < Math.min(label.height(), bottomRight.y + 1); row++) {
                for (int column = Math.max(0, (int) topLeft.x - 1);
                        column < Math.min(label.width(), bottomRight.x + 1);
                        column++) {
                    Coordinate centre = between(label, working, column + 0.5, row + 0.5);
                    if (inside.locate(centre) != Location.EXTERIOR) {
                        set[row * label.width() + column] = true;
                    }
                }
            }
        }
        return Mask.of(label.width(), label.height(), (column, row) -> set[row * label.width() + column]);
    }

    private static Coordinate between(PixelGrid from, PixelGrid to, double column, double row) {
        Coordinate map = from.pixelToMap().toMap(column, row);
        return to.pixelToMap().toPixel(map.x, map.y);
    }

    @Override
    public void close() {
        models.close();
        List<Path> left = new ArrayList<>();
        try (Stream<Path> all = Files.walk(blocks)) {
            all.sorted(Comparator.reverseOrder()).forEach(left::add);
            for (Path path : left) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + blocks, e);
        }
    }
}
