package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fieldwarden.app.catalogue.ComparisonPlan;
import org.fieldwarden.app.catalogue.PlannedPair;
import org.fieldwarden.app.detection.DetectionRequest;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.detection.StageClock;
import org.fieldwarden.app.meters.MetricsServer;
import org.fieldwarden.app.meters.RunMeters;
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
                            + " for each township.")
    private @Nullable Path divisions;

    @Option(
            names = "--publish",
            description = "Publish to the broker named by --bootstrap-servers. Without it, a broker is started for the"
                    + " run and keeps its data in the output folder.")
    private boolean publish;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Outside Kafka broker to publish to; needs --publish.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--max-unobserved",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "Share of the compared ground, 0 to 1, that may stay unobserved; above it the exit code is 4"
                    + " (default: ${DEFAULT-VALUE}).")
    private double largestUnobservedShare;

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Mixin
    private final DetectionOptions detection = new DetectionOptions();

    @Mixin
    private final MetricsOptions metrics = new MetricsOptions();

    @Override
    public Integer call() {
        Optional<String> broker = broker();
        detection.settings();
        if (!(largestUnobservedShare >= 0 && largestUnobservedShare <= 1)) {
            throw new UsageException("--max-unobserved is a share from 0 to 1, not " + largestUnobservedShare + ".");
        }
        PairRun.requireWritable(out);
        Divisions villages = divisions == null ? Divisions.none() : Divisions.read(divisions);
        if (catalogue != null) {
            return detectFlight(FlightCatalogue.existing(catalogue), villages, broker);
        }
        try (Orthophoto earlier = open(Path.of(required(baseline, "--baseline FILE")), "baseline", baselineFlown);
                Orthophoto later = open(required(current, "--current FILE"), "current", currentFlown)) {
            return compare(new DetectionRequest(earlier, later, villages, out), broker);
        }
    }

    /** Every baseline in turn; the worst exit code counts. */
    private int detectFlight(FlightCatalogue flights, Divisions villages, Optional<String> broker) {
        if (current != null || baselineFlown != null || currentFlown != null) {
            throw new UsageException(
                    "--catalogue and --flight go without --current and days: the catalogue knows them.");
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
                worst = Math.max(worst, compare(new DetectionRequest(earlier, later, villages, pair.out()), broker));
            }
        }
        return worst;
    }

    private int compare(DetectionRequest request, Optional<String> broker) {
        ModelBundle bundle = model.read();
        RunMeters meters = new RunMeters();
        PairRun run = new PairRun(bundle, detection.settings(), meters, new StageClock());
        // Engine and broker take seconds to start; a pair that cannot be compared is refused before.
        run.requireComparable(request, broker);
        SpeedCheck.requireFast();
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

    private Optional<String> broker() {
        if (publish != (bootstrapServers != null)) {
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
