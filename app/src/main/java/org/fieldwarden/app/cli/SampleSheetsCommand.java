package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.fieldwarden.app.audit.AuditedRun;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.sampling.Chip;
import org.fieldwarden.reporting.sampling.PlanFiles;
import org.fieldwarden.reporting.sampling.ReaderSheets;
import org.fieldwarden.reporting.sampling.SamplePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes what the readers of an audit get. */
@Command(
        name = "sheets",
        description = "Writes for each reader NAME.html, both dates around each point with a form, and NAME.csv, an"
                + " empty table for QGIS. Neither tells what the map says.")
final class SampleSheetsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--plan", required = true, paramLabel = "DIR", description = "Folder that plan wrote.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path plan;

    @Option(
            names = "--reader",
            required = true,
            paramLabel = "NAME",
            description = "A reader; give it twice for two readers who do not see each other's answers.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> readers;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the sheets.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--chip-metres",
            paramLabel = "METRES",
            defaultValue = "64",
            description = "Side of the ground shown around a point (default: ${DEFAULT-VALUE}).")
    private double chipMetres;

    @Option(
            names = "--chip-px",
            paramLabel = "PIXELS",
            defaultValue = "480",
            description = "Pixels on a side of a picture at most (default: ${DEFAULT-VALUE}).")
    private int chipPx;

    @Mixin
    private final FlightsOptions flights = new FlightsOptions();

    @Override
    public Integer call() {
        Chip chip = chip();
        SamplePlan read = PlanFiles.read(plan);
        PairRun.requireWritable(out);
        PrintWriter progress = spec.commandLine().getErr();
        try (Orthophoto baseline = flights.openBaseline();
                Orthophoto current = flights.openCurrent()) {
            AuditedRun.requireFlights(read.run(), baseline, current);
            ReaderSheets sheets = new ReaderSheets(read, baseline, current, chip);
            for (String reader : new LinkedHashSet<>(readers)) {
                List<Path> files = sheets.write(
                        out, reader, done -> tell(reader, done, read.points().size()));
                progress.println();
                files.forEach(file -> spec.commandLine().getOut().println(file));
            }
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void tell(String reader, int done, int all) {
        if (done % 20 == 0 || done == all) {
            spec.commandLine().getErr().printf("\r%s: %d of %d points", reader, done, all);
            spec.commandLine().getErr().flush();
        }
    }

    private Chip chip() {
        try {
            return new Chip(chipMetres, chipPx);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ". See --chip-metres and --chip-px.");
        }
    }
}
