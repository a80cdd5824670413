package org.fieldwarden.app.cli;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fieldwarden.app.distribution.BlockWorker;
import org.fieldwarden.app.distribution.Cluster;
import org.fieldwarden.app.distribution.WorkerSettings;
import org.fieldwarden.app.meters.MetricsServer;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.detector.storage.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores blocks for comparisons that are planned elsewhere. */
@Command(
        name = "worker",
        description = "Scores blocks for 'detect --distributed' runs of any machine, until it is stopped.")
final class WorkerCommand implements Callable<Integer> {

    /** A little more than a worker takes to drain; whoever sent the signal may kill after that. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(12);

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka broker of the installation.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String bootstrapServers;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Blocks that are scored at a time (default: one for each core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "Workers that one block may kill before it is given up and becomes an issue"
                    + " (default: ${DEFAULT-VALUE}).")
    private int attempts = WorkerSettings.DEFAULT_ATTEMPTS;

    @Mixin
    private final SharedStoreOptions store = new SharedStoreOptions();

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Mixin
    private final MetricsOptions metrics = new MetricsOptions();

    @Override
    public Integer call() {
        WorkerSettings settings = settings();
        Storage storage = store.open();
        ModelBundle bundle = model.load();
        RunMeters meters = new RunMeters();
        Optional<MetricsServer> server = metrics.start(meters);
        Dl4jChangeModels models = Dl4jChangeModels.of(bundle);
        BlockWorker worker = new BlockWorker(new Cluster(bootstrapServers, storage), models, settings, meters);
        Thread caller = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(worker, caller), "stop"));
        try {
            if (worker.run()) {
                models.close();
            }
            return 0;
        } catch (UncheckedIOException e) {
            throw new UsageException("The shared store " + storage + " cannot be used: " + e.getMessage() + " ("
                    + e.getCause() + "); check it, then start the worker again.");
        } finally {
            server.ifPresent(MetricsServer::close);
        }
    }

    private WorkerSettings settings() {
        try {
            return new WorkerSettings(threads, attempts);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ". See fieldwarden worker --help.");
        }
    }

    /** Lets the calling thread end the process with its own exit code. */
    private static void drain(BlockWorker worker, Thread caller) {
        worker.stop();
        try {
            caller.join(STOPS_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
