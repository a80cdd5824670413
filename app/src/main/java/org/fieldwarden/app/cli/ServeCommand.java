package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.fieldwarden.app.arrivals.ArrivalQueue;
import org.fieldwarden.app.arrivals.ArrivalWorker;
import org.fieldwarden.app.arrivals.FolderWatch;
import org.fieldwarden.app.arrivals.PairComparison;
import org.fieldwarden.app.arrivals.ServerLock;
import org.fieldwarden.app.arrivals.WatchFolder;
import org.fieldwarden.app.broker.BrokerFailure;
import org.fieldwarden.app.catalogue.ArrivalNotice;
import org.fieldwarden.app.web.WebServer;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.georef.Divisions;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.FlightIntake;
import org.fieldwarden.ingest.geotiff.Compression;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Receives flights by itself and compares them. */
@Command(
        name = "serve",
        description = "Serves a page for upload and results; compares every flight that arrives with its baselines."
                + " There is no login: leave it on 127.0.0.1, or put a server with a login in front.")
final class ServeCommand implements Callable<Integer> {

    private static final Duration RETRY = Duration.ofSeconds(30);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--port",
            required = true,
            paramLabel = "N",
            description = "Port of the page; 0 takes any free one.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String host;

    @Option(
            names = "--watch",
            paramLabel = "FOLDER",
            description = "Folder into which flights are put: GeoTIFFs, ZIPs or folders whose names hold the day, for"
                    + " example '2026-10-05 Hedong.zip'.")
    private @Nullable Path watch;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long an entry of the watched folder must not change (default: ${DEFAULT-VALUE}).")
    private int settleSeconds;

    @Option(
            names = "--compression",
            paramLabel = "deflate|jpeg",
            defaultValue = "deflate",
            description = "Of the stored orthophotos (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Compression compression;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Outside Kafka broker to publish to; without it each comparison starts its own.")
    private @Nullable String bootstrapServers;

    @Mixin
    private final CatalogueOption catalogue = new CatalogueOption();

    @Mixin
    private final CountyOptions county = new CountyOptions();

    @Mixin
    private final ComparisonOptions comparison = new ComparisonOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65535 || settleSeconds < 0) {
            throw new UsageException("--port is from 0 to 65535, and --settle is not negative.");
        }
        Divisions villages = county.divisions();
        FlightCatalogue flights = FlightCatalogue.at(catalogue.folder());
        Optional<String> broker = Optional.ofNullable(bootstrapServers);
        PairComparison comparisons = new PairComparison(
                flights,
                WebServer.resultsFolder(flights),
                new PairComparison.Means(
                        comparison.readyBundle(), comparison.settings(), villages, broker, comparison::screening));
        ArrivalWorker.Settings settings = new ArrivalWorker.Settings(
                county.bounds(villages), compression, flight -> announce(broker, flight), RETRY);
        try (ServerLock lock = ServerLock.take(catalogue.folder())) {
            lock.requireHeld();
            ArrivalQueue queue = ArrivalQueue.open(catalogue.folder().resolve("queue"));
            queue.reopenFailed();
            FlightIntake intake = new FlightIntake(flights, Clock.systemUTC());
            try (ArrivalWorker worker = new ArrivalWorker(queue, intake, comparisons, settings)) {
                worker.start();
                serve(flights, queue);
            }
        }
        return 0;
    }

    /** Returns when the process is told to stop. */
    private void serve(FlightCatalogue flights, ArrivalQueue queue) throws InterruptedException {
        Optional<FolderWatch> watching = Optional.ofNullable(watch)
                .map(folder -> new WatchFolder(folder, Duration.ofSeconds(settleSeconds), queue, Clock.systemUTC()))
                .map(folder -> new FolderWatch(folder, queue.troubles()));
        try (WebServer server = WebServer.start(flights, queue, new WebServer.Address(host, port))) {
            watching.ifPresent(FolderWatch::start);
            PrintWriter out = spec.commandLine().getOut();
            out.printf("Serving %s at http://%s:%d/ (no login)%n", catalogue.folder(), host, server.port());
            out.flush();
            new CountDownLatch(1).await();
        } finally {
            watching.ifPresent(FolderWatch::close);
        }
    }

    private static void announce(Optional<String> broker, CatalogueFlight flight) {
        try {
            broker.ifPresent(servers -> ArrivalNotice.send(servers, flight.flight()));
        } catch (RuntimeException e) {
            throw BrokerFailure.sentence(e)
                    .<RuntimeException>map(UsageException::new)
                    .orElse(e);
        }
    }
}
