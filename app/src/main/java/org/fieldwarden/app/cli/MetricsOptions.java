package org.fieldwarden.app.cli;

import java.util.Optional;
import org.fieldwarden.app.meters.MetricsServer;
import org.fieldwarden.app.meters.RunMeters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a run can be watched. */
final class MetricsOptions {

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Serve Prometheus metrics at http://127.0.0.1:PORT/metrics while the command runs.")
    private @Nullable Integer port;

    Optional<MetricsServer> start(RunMeters meters) {
        return Optional.ofNullable(port).map(one -> MetricsServer.start(meters, one));
    }
}
