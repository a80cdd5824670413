package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.fieldwarden.app.demo.Demo;
import org.fieldwarden.app.demo.DemoScore;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.meters.MetricsServer;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole flow on rendered flights. */
@Command(
        name = "demo",
        description =
                "Renders two flights of a village, finds what changed, sends it through a Kafka broker of our own and"
                        + " writes list, map and layers.")
final class DemoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "fieldwarden-demo",
            description = "Folder for flights and result (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Which village; the same seed gives the same ground (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--side",
            paramLabel = "PIXELS",
            defaultValue = "4096",
            description = "Side of the flights, pixels of 0.1 m, a multiple of 512 (default: ${DEFAULT-VALUE}).")
    private int sidePx;

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Mixin
    private final DetectionOptions detection = new DetectionOptions();

    @Mixin
    private final MetricsOptions metrics = new MetricsOptions();

    @Override
    public Integer call() {
        if (sidePx < 1024 || sidePx > 32768 || sidePx % 512 != 0) {
            throw new UsageException("--side is a multiple of 512 from 1024 to 32768, not " + sidePx + ".");
        }
        PairRun.requireWritable(out);
        ModelBundle bundle = model.load();
        RunMeters meters = new RunMeters();
        Optional<MetricsServer> server = metrics.start(meters);
        try {
            Demo.Result result = new Demo(bundle, detection.settings(), meters).run(out, seed, sidePx);
            new ClosingTable(spec.commandLine().getOut()).print(result.outcome(), meters);
            print(result.score());
            return 0;
        } finally {
            server.ifPresent(MetricsServer::close);
        }
    }

    private void print(DemoScore score) {
        spec.commandLine()
                .getOut()
                .printf(
                        "against the %d true changes, object by object at IoU >= 0.3: precision %s, recall %s;"
                                + " median area error %s%n",
                        score.atThird().reference(),
                        text(score.atThird().precision()),
                        text(score.atThird().recall()),
                        text(score.medianAreaError()));
        spec.commandLine().getOut().flush();
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "undefined";
    }
}
