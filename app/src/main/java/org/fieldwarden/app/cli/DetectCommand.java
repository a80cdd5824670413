package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fieldwarden.app.catalogue.ComparisonPlan;
import org.fieldwarden.app.catalogue.CountyRegister;
import org.fieldwarden.app.catalogue.PlannedPair;
import org.fieldwarden.app.detection.BlockScoring;
import org.fieldwarden.app.detection.DetectionRequest;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.LocalScoring;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.detection.StageClock;
import org.fieldwarden.app.distribution.Cluster;
import org.fieldwarden.app.distribution.DistributedScoring;
import org.fieldwarden.app.meters.MetricsServer;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.dl4j.SpeedCheck;
import org.fieldwarden.georef.Divisions;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares two orthophotos of anyone's. */
@Command(
        name = "detect",
        description =
                "Compares two georeferenced orthophotos, or a flight of a catalogue with its baselines, and writes the"
                        + " changes as list, map and layers.")
final class DetectCommand implements Callable<Integer> {

    /** Exit code when more ground stayed unobserved than the user permits. */
    static final int TOO_MUCH_UNOBSERVED = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--baseline",
            paramLabel = "FILE|ID",
            description = "Earlier orthophoto, GeoTIFF; with --catalogue the id of a flight, and if left out the latest"
                    + " earlier flights over the place.")
    private @Nullable String baseline;

    @Option(names = "--current", paramLabel = "FILE", description = "Later orthophoto, GeoTIFF.")
    private @Nullable Path current;

    @Option(
            names = "--catalogue",
            paramLabel = "DIR",
            description = "Catalogue that --flight is taken from, in place of --current.")
    private @Nullable Path catalogue;

    @Option(names = "--flight", paramLabel = "ID", description = "Flight of the catalogue that is compared.")
    private @Nullable String flight;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the result.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--register",
            paramLabel = "FILE",
            description = "GeoPackage that the changes of all months are kept in, under numbers that stay; changes.gpkg"
                    + " of --out if left out, with --catalogue the catalogue's own.")
    private @Nullable Path register;

    @Option(
            names = "--baseline-flown",
            paramLabel = "DATE",
            description = "Day of the earlier flight, for example 2026-09-05; unknown if left out, never guessed.")
    private @Nullable LocalDate baselineFlown;

    @Option(names = "--current-flown", paramLabel = "DATE", description = "Day of the later flight.")
    private @Nullable LocalDate currentFlown;

    @Option(
            names = "--divisions",
            paramLabel = "FILE",
            description =
                    "Villages as GeoJSON (lon/lat; XZQDM, XZQMC, county, township, village): the list gets a sheet"
                            + " for each township. Where it is left out, the village layer of --layers is taken.")
    private @Nullable Path divisions;

    @Option(
            names = "--publish",
            description = "Publish to the broker named by --bootstrap-servers. Without it, a broker is started for the"
                    + " run and keeps its data in the output folder.")
    private boolean publish;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Outside Kafka broker to publish to; needs --publish or --distributed.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--distributed",
            description = "Have the blocks scored by 'fieldwarden worker' processes on the same broker and --store,"
                    + " and publish to that broker.")
    private boolean distributed;

    @Mixin
    private final SharedStoreOptions store = new SharedStoreOptions();

    @Option(
            names = "--max-unobserved",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "Share of the compared ground, 0 to 1, that may stay unobserved; above it the exit code is 4"
                    + " (default: ${DEFAULT-VALUE}).")
    private double largestUnobservedShare;

    @Mixin
    private final ComparisonOptions comparison = new ComparisonOptions();

    @Mixin
    private final MetricsOptions metrics = new MetricsOptions();

    @Override
    public Integer call() {
        Optional<String> broker = broker();
        comparison.settings();
        if (!(largestUnobservedShare >= 0 && largestUnobservedShare <= 1)) {
            throw new UsageException("--max-unobserved is a share from 0 to 1, not " + largestUnobservedShare + ".");
        }
        PairRun.requireWritable(out);
        if (catalogue != null) {
            return detectFlight(FlightCatalogue.existing(catalogue), broker);
        }
        Path earlierFile = Path.of(required(baseline, "--baseline FILE"));
        Path laterFile = required(current, "--current FILE");
        try (Orthophoto earlier = open(earlierFile, "baseline", baselineFlown);
                Orthophoto later = open(laterFile, "current", currentFlown)) {
            return compare(
                    request(earlier, later, output(out)),
                    broker,
                    Optional.of(new DistributedScoring.FlightPaths(earlierFile, laterFile)));
        }
    }

    private DetectionRequest request(Orthophoto earlier, Orthophoto later, DetectionRequest.Output output) {
        // The comparison is made in the baseline's CRS.
        Optional<ScreeningMeans> means =
                comparison.screening(earlier.flight().grid().crs());
        Divisions villages = divisions == null
                ? means.flatMap(ScreeningMeans::divisions).orElse(Divisions.none())
                : Divisions.read(divisions);
        return new DetectionRequest(earlier, later, villages, output, means);
    }

    private DetectionRequest.Output output(Path folder) {
        return register == null ? DetectionRequest.Output.in(folder) : new DetectionRequest.Output(folder, register);
    }

    private DetectionRequest.Output output(Path folder, FlightCatalogue flights, Orthophoto earlier) {
        return register == null
                ? new DetectionRequest.Output(
                        folder,
                        CountyRegister.of(flights, earlier.flight().grid().crs()))
                : output(folder);
    }

    /** Every baseline in turn; the worst exit code counts. */
    private int detectFlight(FlightCatalogue flights, Optional<String> broker) {
        if (current != null || baselineFlown != null || currentFlown != null) {
            throw new UsageException(
                    "--catalogue and --flight go without --current and days: the catalogue knows them.");
        }
        if (distributed) {
            throw new UsageException("--distributed compares files that all workers can open: give --baseline FILE and"
                    + " --current FILE.");
        }
        FlightId id = IngestCommand.flightId(required(flight, "--flight ID"));
        ComparisonPlan plan = baseline == null
                ? ComparisonPlan.find(flights, id, out)
                        .orElseThrow(() -> new InputDataException(
                                id.value(),
                                "baseline",
                                "No earlier flight in the catalogue observed its ground; ingest one, or wait for the"
                                        + " next flight"))
                : ComparisonPlan.with(flights, id, IngestCommand.flightId(baseline), out);
        plan.write();
        int worst = 0;
        for (PlannedPair pair : plan.pairs()) {
            PairRun.requireWritable(pair.out());
            try (Orthophoto earlier = pair.openBaseline(flights);
                    Orthophoto later = pair.openCurrent(flights)) {
                worst = Math.max(
                        worst,
                        compare(
                                request(earlier, later, output(pair.out(), flights, earlier)),
                                broker,
                                Optional.empty()));
            }
        }
        return worst;
    }

    /** @param files of the flights, for workers elsewhere; empty where this process scores */
    private int compare(
            DetectionRequest request, Optional<String> broker, Optional<DistributedScoring.FlightPaths> files) {
        ModelBundle bundle = comparison.bundle();
        RunMeters meters = new RunMeters();
        DetectionSettings settings = comparison.settings();
        BlockScoring scoring = scoring(bundle, settings, meters, files);
        PairRun run = new PairRun(bundle, settings, meters, new StageClock(), scoring);
        // Engine and broker take seconds to start; a pair that cannot be compared is refused before.
        run.requireComparable(request, broker);
        if (!distributed) {
            SpeedCheck.requireFast();
        }
        return run(run, request, broker, meters);
    }

    private static <T> T required(@Nullable T value, String option) {
        if (value == null) {
            throw new UsageException("Missing " + option
                    + ": give --baseline FILE and --current FILE, or --catalogue DIR and --flight ID.");
        }
        return value;
    }

    private int run(PairRun run, DetectionRequest request, Optional<String> broker, RunMeters meters) {
        Optional<MetricsServer> server = metrics.start(meters);
        try {
            PairRun.Outcome outcome = broker.map(servers -> run.withBroker(request, servers))
                    .orElseGet(() -> run.withEmbeddedBroker(request));
            new ClosingTable(spec.commandLine().getOut()).print(outcome, meters);
            return exitCode(outcome);
        } finally {
            server.ifPresent(MetricsServer::close);
        }
    }

    private BlockScoring scoring(
            ModelBundle bundle,
            DetectionSettings settings,
            RunMeters meters,
            Optional<DistributedScoring.FlightPaths> files) {
        if (!distributed || bootstrapServers == null) {
            return new LocalScoring(bundle, settings, meters);
        }
        return new DistributedScoring(
                new Cluster(bootstrapServers, store.open()), files.orElseThrow(), bundle.hash(), settings, meters);
    }

    private Optional<String> broker() {
        if (distributed && (bootstrapServers == null || !store.isGiven())) {
            throw new UsageException("--distributed needs --bootstrap-servers HOST:PORT and --store.");
        }
        if (store.isGiven() && !distributed) {
            throw new UsageException(
                    "--store is for --distributed runs; others keep their blocks in the --out folder.");
        }
        if ((publish || distributed) != (bootstrapServers != null)) {
            throw new UsageException(
                    "--publish and --bootstrap-servers HOST:PORT go together; leave both out to run with"
                            + " a broker of our own.");
        }
        return Optional.ofNullable(bootstrapServers);
    }

    private int exitCode(PairRun.Outcome outcome) {
        if (!outcome.tooMuchUnobserved(largestUnobservedShare)) {
            return 0;
        }
        spec.commandLine()
                .getErr()
                .printf(
                        "fieldwarden: %.1f %% of the compared ground stayed unobserved, more than --max-unobserved"
                                + " permits: unobserved is not unchanged. See the layer 'unobserved' in changes.gpkg.%n",
                        100 * outcome.result().comparison().ground().unobservedShare());
        return TOO_MUCH_UNOBSERVED;
    }

    private static Orthophoto open(Path file, String role, @Nullable LocalDate flown) {
        AcquisitionDate day = flown == null ? AcquisitionDate.UNKNOWN : AcquisitionDate.on(flown);
        return GeoTiffOrthophoto.open(file, flightId(file, role), day);
    }

    /** Name of a flight that nobody has named: its role and file name, cut to what an id may hold. */
    private static FlightId flightId(Path file, String role) {
        String name = String.valueOf(file.getFileName())
                .replaceAll("\\.[A-Za-z]+$", "")
                .replaceAll("[^A-Za-z0-9._-]", "_");
        String id = role + "-" + name;
        return new FlightId(id.substring(0, Math.min(64, id.length())));
    }
}
