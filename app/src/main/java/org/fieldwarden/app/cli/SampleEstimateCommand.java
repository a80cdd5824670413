package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.sampling.MapAudit;
import org.fieldwarden.reporting.sampling.MapAuditReport;
import org.fieldwarden.reporting.sampling.PlanFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Turns the readers' answers into figures of accuracy. */
@Command(
        name = "estimate",
        description = "Reads the answers of one or two readers and writes estimate.json: agreement, user's, producer's"
                + " and overall accuracy and error-adjusted areas with their 95 %% intervals. Where two readers differ,"
                + " it writes disagreements.csv to decide on first.")
final class SampleEstimateCommand implements Callable<Integer> {

    private static final String TO_DECIDE = "disagreements.csv";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--plan", required = true, paramLabel = "DIR", description = "Folder that plan wrote.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path plan;

    @Option(
            names = "--reader",
            required = true,
            paramLabel = "FILE",
            description = "Answers of a reader, CSV; give it twice for two readers.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Path> readers;

    @Option(
            names = "--adjudicated",
            paramLabel = "FILE",
            description = TO_DECIDE + " with the answers of whoever decides.")
    private @Nullable Path adjudicated;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for estimate.json.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Override
    public Integer call() {
        MapAudit audit = MapAudit.read(PlanFiles.read(plan), readers);
        if (adjudicated != null) {
            audit = audit.adjudicated(adjudicated);
        }
        PairRun.requireWritable(out);
        PrintWriter table = spec.commandLine().getOut();
        new MapAuditTable(table).print(audit);
        if (audit.isOpen()) {
            table.println(toDecide(audit));
        }
        Path report = out.resolve("estimate.json");
        MapAuditReport.write(report, audit);
        table.println(report);
        table.flush();
        return 0;
    }

    private Path toDecide(MapAudit audit) {
        Path file = out.resolve(TO_DECIDE);
        if (Files.exists(file)) {
            throw new UsageException(
                    file + " is there already: give it with --adjudicated when it is filled, or move it away.");
        }
        audit.writeDisagreements(file);
        return file;
    }
}
