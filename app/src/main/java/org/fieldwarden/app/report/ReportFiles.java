package org.fieldwarden.app.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.ingest.geotiff.ContentHash;
import org.fieldwarden.reporting.dossier.Dossier;
import org.fieldwarden.reporting.dossier.DossierPaper;
import org.fieldwarden.reporting.dossier.Evidence;
import org.fieldwarden.reporting.dossier.SealedArchive;
import org.fieldwarden.reporting.export.ChangeExport;
import org.fieldwarden.reporting.export.ExportedFiles;
import org.fieldwarden.reporting.monthly.MonthlyFigures;
import org.fieldwarden.reporting.monthly.MonthlyPaper;
import org.fieldwarden.reporting.monthly.MonthlyReport;
import org.fieldwarden.reporting.monthly.MonthlyWorkbook;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.PaperPrinter;
import org.fieldwarden.reporting.register.CaseRegister;
import org.fieldwarden.reporting.register.Register;

/** Writes monthly reports and dossiers into a folder. */
public final class ReportFiles {

    private final Path registerFile;
    private final FlightImages images;
    private final Language language;
    private final PaperPrinter printer = PaperPrinter.ofThisMachine();

    /**
     * Reports of a register.
     *
     * @param images of the flights that are at hand
     * @param language of the papers; workbooks are Chinese
     */
    public ReportFiles(Path registerFile, FlightImages images, Language language) {
        this.registerFile = registerFile;
        this.images = images;
        this.language = language;
    }

    /**
     * What was written.
     *
     * @param printed the language that the papers could be printed in
     * @param remarks what files do not say as the register does
     */
    public record Written(List<Path> files, Language printed, List<String> remarks) {

        public Written {
            files = List.copyOf(files);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Writes {@code monthly-report.pdf} and {@code monthly-report.xlsx} of a month, and its new leads as the files
     * that bureaus hand on.
     */
    public Written month(YearMonth month, Path out, LocalDate madeOn) {
        PairRun.requireWritable(out);
        Path pdf = out.resolve("monthly-report.pdf");
        Path workbook = out.resolve("monthly-report.xlsx");
        try (Register register = Register.openExisting(registerFile)) {
            MonthlyReport report = MonthlyFigures.read(register, month);
            MonthlyWorkbook.write(workbook, report);
            Language printed =
                    new MonthlyPaper(report, images.maps(register, report), madeOn).write(pdf, language, printer);
            ExportedFiles exported =
                    ChangeExport.write(out, report.leads(), report.standing(), register.crsDefinition());
            List<Path> files = new ArrayList<>(List.of(pdf, workbook));
            files.addAll(exported.files());
            List<String> remarks = new ArrayList<>(images.remarks());
            remarks.addAll(exported.remarks());
            return new Written(files, printed, remarks);
        }
    }

    /** Writes {@code NUMBER.pdf} and {@code NUMBER.zip} of each lead. */
    public Written dossiers(List<String> references, Path out) {
        PairRun.requireWritable(out);
        List<Path> files = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Language printed = language;
        try (Register register = Register.openExisting(registerFile);
                CaseRegister cases = CaseRegister.open(registerFile)) {
            for (String reference : references) {
                Dossier dossier = Dossier.read(register, cases, reference);
                Evidence evidence = images.evidence(dossier);
                Path pdf = out.resolve(dossier.lead().number() + ".pdf");
                Path archive = out.resolve(dossier.lead().number() + ".zip");
                printed = new DossierPaper(dossier, evidence).write(pdf, language, printer);
                SealedArchive.write(archive, dossier, evidence, pdf);
                files.add(pdf);
                files.add(archive);
                remarks.add("SHA-256 of " + archive.getFileName() + ": " + ContentHash.of(archive));
            }
        }
        remarks.addAll(images.remarks());
        return new Written(files, printed, remarks);
    }
}
