package org.fieldwarden.app.arrivals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.fieldwarden.app.broker.BrokerFailure;
import org.fieldwarden.app.catalogue.ComparisonPlan;
import org.fieldwarden.app.catalogue.CountyRegister;
import org.fieldwarden.app.catalogue.PlannedPair;
import org.fieldwarden.app.detection.DetectionRequest;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.detection.StageClock;
import org.fieldwarden.app.meters.Meters;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.georef.Divisions;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.PairGate;

/** Compares flights of a catalogue as {@code detect --catalogue} does, into a folder for each flight. */
public final class PairComparison implements FlightComparison {

    private static final long PROGRESS_SECONDS = 1;

    private final FlightCatalogue catalogue;
    private final Path results;
    private final Means means;
    private final Listener listener;

    /**
     * What flights are compared with.
     *
     * @param broker outside broker; without one, each run starts its own
     * @param layers what changes are laid on in a CRS, read anew for each comparison so that newer layers count
     */
    public record Means(
            ModelBundle bundle,
            DetectionSettings settings,
            Divisions villages,
            Optional<String> broker,
            Function<CrsCode, Optional<ScreeningMeans>> layers) {

        /** Without screening. */
        public Means(ModelBundle bundle, DetectionSettings settings, Divisions villages, Optional<String> broker) {
            this(bundle, settings, villages, broker, crs -> Optional.empty());
        }
    }

    /** Hears of each comparison that was made. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A comparison was made and its files are written.
         *
         * @param meters what the comparison counted
         */
        void compared(PairRun.Outcome outcome, RunMeters meters);
    }

    /**
     * Comparisons that nobody hears of but by their files.
     *
     * @param results folder of the flights' results
     */
    public PairComparison(FlightCatalogue catalogue, Path results, Means means) {
        this(catalogue, results, means, (outcome, meters) -> {});
    }

    /**
     * Comparisons that somebody hears of.
     *
     * @param results folder of the flights' results
     */
    public PairComparison(FlightCatalogue catalogue, Path results, Means means, Listener listener) {
        this.catalogue = catalogue;
        this.results = results;
        this.means = means;
        this.listener = listener;
    }

    @Override
    public String compare(FlightId flight, Progress progress) {
        ComparisonPlan plan = ComparisonPlan.find(catalogue, flight, results.resolve(flight.value()))
                .orElseThrow(
                        () -> new NoBaselineException(
                                "No earlier flight in the catalogue observed this ground; it is the baseline of the next one."));
        plan.write();
        List<PlannedPair> pairs = plan.pairs();
        List<String> told = new ArrayList<>();
        for (int index = 0; index < pairs.size(); index++) {
            told.add(comparedOrWaiting(pairs.get(index), new Part(index, pairs.size(), progress)));
        }
        return String.join(" ", told);
    }

    /** One of several comparisons, whose progress is a part of the whole. */
    private record Part(int index, int all, Progress progress) {

        void blocks(long done, long blocks) {
            progress.blocks(index * blocks + Math.min(done, blocks), all * blocks);
        }
    }

    /** A broker that is away refuses no flight. */
    private String comparedOrWaiting(PlannedPair pair, Part part) {
        try {
            return compare(pair, part);
        } catch (RuntimeException e) {
            throw BrokerFailure.isBehind(e) ? new UntoldException(e) : e;
        }
    }

    private String compare(PlannedPair pair, Part part) {
        PairRun.requireWritable(pair.out());
        RunMeters meters = new RunMeters();
        try (Orthophoto baseline = pair.openBaseline(catalogue);
                Orthophoto current = pair.openCurrent(catalogue)) {
            DetectionRequest request = new DetectionRequest(
                    baseline,
                    current,
                    means.villages(),
                    new DetectionRequest.Output(
                            pair.out(),
                            CountyRegister.of(
                                    catalogue, baseline.flight().grid().crs())),
                    means.layers().apply(baseline.flight().grid().crs()));
            PairRun run = new PairRun(means.bundle(), means.settings(), meters, new StageClock());
            run.requireComparable(request, means.broker());
            long blocks = blocks(request);
            PairRun.Outcome outcome;
            try (Ticker ticker = new Ticker(() -> part.blocks(meters.count(Meters.BLOCKS), blocks))) {
                ticker.start();
                outcome = means.broker()
                        .map(servers -> run.withBroker(request, servers))
                        .orElseGet(() -> run.withEmbeddedBroker(request));
            }
            listener.compared(outcome, meters);
            return String.format(
                    Locale.ROOT,
                    "%s: %d suspected changes, %.1f %% of the ground unobserved.",
                    pair.baseline(),
                    outcome.result().changes().size(),
                    100 * outcome.result().comparison().ground().unobservedShare());
        }
    }

    private long blocks(DetectionRequest request) {
        BundleDescription description = means.bundle().description();
        GsdRange range =
                new GsdRange(description.gsd().finest(), description.gsd().coarsest());
        return new PairGate()
                .judge(request.baseline(), request.current(), range)
                .blocks(means.settings().blockPx())
                .size();
    }

    /** Does something now and then while a comparison runs. */
    private static final class Ticker implements AutoCloseable {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final Runnable tick;
        private Optional<ScheduledFuture<?>> ticks = Optional.empty();

        Ticker(Runnable tick) {
            this.tick = tick;
        }

        void start() {
            ticks = Optional.of(
                    clock.scheduleWithFixedDelay(tick, PROGRESS_SECONDS, PROGRESS_SECONDS, TimeUnit.SECONDS));
        }

        @Override
        public void close() {
            ticks.ifPresent(one -> one.cancel(false));
            clock.shutdownNow();
        }
    }
}
