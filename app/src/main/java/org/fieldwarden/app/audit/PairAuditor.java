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
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.georef.ChangeTracer;
import org.fieldwarden.georef.TracingSettings;
import org.fieldwarden.ingest.PairGate;
import org.fieldwarden.reporting.audit.AuditedModel;
import org.fieldwarden.reporting.audit.ImagePair;
import org.fieldwarden.reporting.audit.Prediction;

/**
 * Runs pairs of images through gate, co-registration, network and tracing as a county's flights go: what comes out are
 * the polygons that would be reported, brought onto the label's own grid.
 */
public final class PairAuditor implements AutoCloseable {

    /** Scores of differencing are 0 or 1. */
    private static final float DIFFERENCE_THRESHOLD = 0.5f;

    private final ModelBundle bundle;
    private final DetectionSettings settings;
    private final int threads;
    private final Path blocks;
    private final Dl4jChangeModels models;

    private PairAuditor(ModelBundle bundle, DetectionSettings settings, Path blocks) {
        this.bundle = bundle;
        // Pairs are small and many: they are worked on side by side, each on one thread.
        this.settings = settings.withWorkers(1);
        this.threads = settings.workers();
        this.blocks = blocks;
        this.models = Dl4jChangeModels.of(bundle);
    }

    /**
     * An auditor of one bundle.
     *
     * @param folder where a folder of block results is made, which is removed on close
     */
    public static PairAuditor of(ModelBundle bundle, DetectionSettings settings, Path folder) {
        try {
            return new PairAuditor(bundle, settings, Files.createTempDirectory(folder, ".blocks"));
        } catch (IOException e) {
            throw new UsageException("Cannot write to " + folder + ": choose another folder with --out.");
        }
    }

    /** How many pairs may be predicted at a time. */
    int threads() {
        return threads;
    }

    /** What the model says of a pair. Safe for use by several threads. */
    public Prediction predict(ImagePair pair) {
        try (Orthophoto baseline = pair.openBaseline();
                Orthophoto current = pair.openCurrent()) {
            PixelGrid grid = workingGrid(baseline, current);
            ShiftField shifts = settings.coRegistration().estimate(baseline, current, grid);
            ChangeTracer tracer = new ChangeTracer(grid, tracing());
            LabelGridPrediction prediction = new LabelGridPrediction(grid);
            new PairScoring(models, settings, new RunMeters())
                    .score(new PairScoring.AlignedPair(baseline, current, grid, shifts), blocks, result -> {
                        tracer.add(result.scores());
                        prediction.add(result.scores());
                    });
            return prediction.onto(pair.grid(), tracer.finish().changes());
        }
    }

    /**
     * What plain differencing says of a pair: the mean absolute difference of the three bands after each band of the
     * current flight is brought to the baseline's mean and spread, with Otsu's threshold (Otsu 1979), and the same
     * smallest area as the model.
     */
    public Prediction difference(ImagePair pair) {
        try (Orthophoto baseline = pair.openBaseline();
                Orthophoto current = pair.openCurrent()) {
            PixelGrid grid = workingGrid(baseline, current);
            OrthophotoTile before = baseline.read(grid, grid.window());
            OrthophotoTile after = current.read(grid, grid.window());
            ScoreBlock scores = new ImageDifference(before, after).scores();
            ChangeTracer tracer = new ChangeTracer(
                    grid,
                    TracingSettings.of(DIFFERENCE_THRESHOLD, settings.minimumMappingUnit())
                            .withSimplifyTolerancePx(0));
            tracer.add(scores);
            LabelGridPrediction prediction = new LabelGridPrediction(grid);
            prediction.add(scores);
            return prediction.onto(pair.grid(), tracer.finish().changes());
        }
    }

    /** The model at its operating point. */
    public AuditedModel model() {
        BundleDescription description = bundle.description();
        return new AuditedModel(
                description.identity().name(),
                description.identity().version(),
                bundle.hash(),
                description.decision().changeThreshold(),
                description.decision().seedThreshold());
    }

    /** Plain differencing on this bundle's working grids. */
    public AuditedModel differencing() {
        return new AuditedModel(
                AuditedModel.DIFFERENCING,
                bundle.description().identity().version(),
                bundle.hash(),
                DIFFERENCE_THRESHOLD,
                DIFFERENCE_THRESHOLD);
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
