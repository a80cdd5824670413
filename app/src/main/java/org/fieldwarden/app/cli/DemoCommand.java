package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.fieldwarden.app.demo.Demo;
import org.fieldwarden.app.demo.DemoScore;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.identity.SightingKind;
import org.fieldwarden.reporting.paper.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole flow on rendered flights. */
@Command(
        name = "demo",
        description =
                "Renders three flights of a village, uploads them to a server of our own, finds what changed from month"
                        + " to month, sends it through a Kafka broker of our own, and writes lists, maps, monthly"
                        + " reports and dossiers.")
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

    @Override
    public Integer call() {
        if (sidePx < 1024 || sidePx > 32768 || sidePx % 512 != 0) {
            throw new UsageException("--side is a multiple of 512 from 1024 to 32768, not " + sidePx + ".");
        }
        PairRun.requireWritable(out);
        print(new Demo(model.load(), detection.settings(), out).run(seed, sidePx));
        return 0;
    }

    private void print(Demo.Result result) {
        PrintWriter terminal = spec.commandLine().getOut();
        for (Demo.Month month : result.months()) {
            new ClosingTable(terminal).print(month.outcome(), month.meters());
            print(month.score());
        }
        terminal.println();
        for (SightingKind kind : SightingKind.values()) {
            long count = result.followed().stream()
                    .filter(sighting -> sighting.kind() == kind)
                    .count();
            if (count > 0) {
                terminal.printf("of the first month's leads the second shows %d %s%n", count, kind.code());
            }
        }
        terminal.println("reports and dossiers"
                + (result.papersIn() == Language.CHINESE
                        ? ":"
                        : " (in English, for" + " want of a Chinese font that a PDF can hold):"));
        result.papers().forEach(paper -> terminal.println("  " + paper));
        terminal.flush();
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
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "undefined";
    }
}
