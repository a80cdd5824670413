package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fieldwarden.app.catalogue.CountyRegister;
import org.fieldwarden.app.report.FlightImages;
import org.fieldwarden.app.report.ReportFiles;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.reporting.paper.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the report of a month, and dossiers. */
@Command(
        name = "report",
        description =
                "Writes the report of a month (PDF, and a workbook with all tables), or the dossiers of leads (PDF,"
                        + " and a sealed ZIP with everything they rest on).")
final class ReportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "Month in which the later flights were flown.")
    private @Nullable YearMonth month;

    @Option(
            names = "--change",
            paramLabel = "NUMBER",
            split = ",",
            description = "Case number (图斑编号) or change id whose dossier is written; several with commas between.")
    private List<String> changes = List.of();

    @Option(
            names = "--catalogue",
            paramLabel = "DIR",
            description = "Catalogue of the flights; its register is taken unless --register names another. Without it"
                    + " there are no pictures.")
    private @Nullable Path catalogue;

    @Option(names = "--register", paramLabel = "FILE", description = "Register that is reported on.")
    private @Nullable Path register;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            defaultValue = "zh",
            converter = LanguageConverter.class,
            description = "Language of the papers (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Language language;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the result.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Override
    public Integer call() {
        if (month == null && changes.isEmpty()) {
            throw new UsageException("Nothing to report: give --month YYYY-MM, or --change NUMBER.");
        }
        Optional<FlightCatalogue> flights = Optional.ofNullable(catalogue).map(FlightCatalogue::existing);
        ReportFiles reports = new ReportFiles(register(flights), FlightImages.of(flights), language);
        if (month != null) {
            // A bureau's day is Beijing's, wherever the machine stands.
            print(reports.month(month, out, LocalDate.now(ZoneOffset.ofHours(8))));
        }
        if (!changes.isEmpty()) {
            print(reports.dossiers(changes, out));
        }
        return 0;
    }

    private Path register(Optional<FlightCatalogue> flights) {
        if (register != null) {
            return register;
        }
        return flights.map(CountyRegister::only)
                .orElseThrow(() -> new UsageException(
                        "Missing --catalogue DIR or --register FILE: where are the changes that are reported on?"));
    }

    private void print(ReportFiles.Written written) {
        PrintWriter terminal = spec.commandLine().getOut();
        written.files().forEach(terminal::println);
        written.remarks().forEach(remark -> terminal.println("note: " + remark));
        if (written.printed() != language) {
            terminal.println("No Chinese font of this machine can be put into a PDF, so the papers are in English:"
                    + " install one, for example fonts-wqy-microhei.");
        }
        terminal.flush();
    }
}
