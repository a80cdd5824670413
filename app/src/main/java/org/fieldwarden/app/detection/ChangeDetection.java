package org.fieldwarden.app.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.AlignedReader;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.StoredScores;
import org.fieldwarden.detector.nuisance.NuisanceJudge;
import org.fieldwarden.georef.ChangeTracer;
import org.fieldwarden.georef.GroundPlacement;
import org.fieldwarden.georef.TracedChange;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.ingest.PairGate;
import org.fieldwarden.reporting.summary.CoRegistrationResidual;
import org.fieldwarden.reporting.summary.Comparison;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what changed on the ground between a baseline flight and a later flight over the same site. */
public final class ChangeDetection {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeDetection.class);

    private final ModelBundle bundle;
    private final DetectionSettings settings;
    private final RunMeters meters;
    private final StageClock clock;
    private final BlockScoring scoring;

    public ChangeDetection(
            ModelBundle bundle, DetectionSettings settings, RunMeters meters, StageClock clock, BlockScoring scoring) {
        this.bundle = bundle;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.scoring = scoring;
    }

    /** Compares two flights; what could not be judged is in the result as issues, never as "unchanged". */
    public DetectionResult detect(DetectionRequest request) {
        Orthophoto baseline = request.baseline();
        Orthophoto current = request.current();
        PixelGrid grid = judge(request);
        LOG.info(
                "Comparing {} with {} on {} x {} pixels of {} m",
                current.flight().id(),
                baseline.flight().id(),
                grid.width(),
                grid.height(),
                String.format(Locale.ROOT, "%.3f", grid.gsd().metres()));
        WorkingCopies copies = clock.time("read", () -> WorkingCopies.read(request, grid, settings.workers()));
        try (copies) {
            return detected(request, grid, copies);
        }
    }

    private DetectionResult detected(DetectionRequest request, PixelGrid grid, WorkingCopies copies) {
        Orthophoto baseline = copies.baseline();
        Orthophoto current = copies.current();
        ShiftField shifts = clock.time(
                "co-register",
                () -> settings.coRegistration()
                        .estimate(new ReadableGround(baseline), new ReadableGround(current), grid));
        List<Issue> issues = new ArrayList<>(shifts.issues());
        List<TracedChange> traced = clock.time(
                "score", () -> score(new PairScoring.AlignedPair(baseline, current, grid, shifts), request, issues));
        FlightPair flights = new FlightPair(baseline.flight(), current.flight());
        List<Change> changes = clock.time(
                "place",
                () -> new GroundPlacement(new CrsCatalogue(), request.divisions())
                        .place(traced, flights, grid, bundle.hash(), outline -> residual(shifts, outline)));
        meters.issues(issues);
        meters.changes(changes);
        Comparison comparison = measured(new Comparison(flights, grid, bundle.hash(), issues), shifts);
        return new DetectionResult(
                comparison,
                changes,
                shifts,
                settings.described(bundle.description().decision()));
    }

    private static Comparison measured(Comparison comparison, ShiftField shifts) {
        OptionalDouble median = shifts.medianResidualMetres();
        OptionalDouble quantile = shifts.residual95Metres();
        return median.isPresent() && quantile.isPresent()
                ? comparison.withResidual(new CoRegistrationResidual(median.getAsDouble(), quantile.getAsDouble()))
                : comparison;
    }

    /** The working grid of two flights that the gate lets through. */
    PixelGrid judge(DetectionRequest request) {
        return clock.time("gate", () -> {
            PixelGrid grid = new PairGate()
                    .judge(new ReadableGround(request.baseline()), new ReadableGround(request.current()), gsdRange());
            // A CRS in which nothing can be placed is told now, not after the pair was scored.
            new CrsCatalogue().toLonLat(grid.crs());
            return grid;
        });
    }

    private GsdRange gsdRange() {
        BundleDescription description = bundle.description();
        return new GsdRange(description.gsd().finest(), description.gsd().coarsest());
    }

    private List<TracedChange> score(PairScoring.AlignedPair pair, DetectionRequest request, List<Issue> issues) {
        ChangeTracer tracer = new ChangeTracer(
                pair.grid(), settings.tracing(bundle.description().decision()));
        List<Issue> unread = new ArrayList<>();
        try (BlockProgress progress =
                BlockProgress.over(pair.grid().blocks(settings.blockPx()).size())) {
            StoredScores scores = scoring.score(request, pair, result -> {
                tracer.add(result.scores());
                unread.addAll(result.issues());
                meters.settled(result.scores().unnamedPixels());
                progress.step();
            });
            issues.addAll(UnobservedOnce.of(unread, List.copyOf(issues)));
            return suspected(tracer.finish().changes(), pair, scores);
        }
    }

    /** The same changes, each with what else it may be. */
    private static List<TracedChange> suspected(
            List<TracedChange> changes, PairScoring.AlignedPair pair, StoredScores scores) {
        NuisanceJudge judge = new NuisanceJudge(
                new ReadableGround(pair.baseline()),
                new ReadableGround(pair.current()),
                new AlignedReader(pair.shifts()),
                pair.grid(),
                scores);
        return changes.stream()
                .map(change -> change.withNuisance(
                        judge.judge(change.outlinePx(), residual(pair.shifts(), change.outlinePx()))))
                .toList();
    }

    /** Residual at the middle of a change, metres. */
    private static double residual(ShiftField shifts, Polygon outlinePx) {
        Coordinate middle = outlinePx.getInteriorPoint().getCoordinate();
        return shifts.residualMetresAt((int) middle.x, (int) middle.y);
    }
}
