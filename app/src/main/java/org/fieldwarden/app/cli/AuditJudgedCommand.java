package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fieldwarden.app.audit.JudgedAudit;
import org.fieldwarden.app.audit.PairAuditor;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.reporting.audit.AuditTerms;
import org.fieldwarden.reporting.audit.ClassScope;
import org.fieldwarden.reporting.audit.JudgedPairs;
import org.fieldwarden.reporting.audit.JudgedPairs.JudgedPair;
import org.fieldwarden.reporting.audit.JudgedReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the detector against pairs of which a reader said only whether anything changed. */
@Command(
        name = "audit-judged",
        description =
                "Takes pairs judged as a whole (DIR/A, DIR/B and DIR/judged.csv with name,place,judgement: unchanged,"
                        + " changed or unsure) and says how much is reported where nothing changed, and how often something is"
                        + " where something did.")
final class AuditJudgedCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--pairs",
            required = true,
            paramLabel = "DIR",
            description = "Folder with A, B and " + JudgedPairs.FILE + ".")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path pairs;

    @Option(
            names = "--gsd",
            required = true,
            paramLabel = "METRES",
            description = "Ground length of one pixel side of --pairs.")
    private double gsdMetres;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for judged.json and predicted/NAME.png.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--classes",
            paramLabel = "CLASSES",
            defaultValue = "all",
            description = "Changes that were judged: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ClassScope classes;

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Mixin
    private final DetectionOptions detection = new DetectionOptions();

    @Override
    public Integer call() {
        if (!(gsdMetres > 0 && gsdMetres <= 1000)) {
            throw new UsageException("--gsd is metres per pixel, for example 0.6, not " + gsdMetres + ".");
        }
        GroundSamplingDistance gsd = GroundSamplingDistance.ofMetres(gsdMetres);
        List<JudgedPair> judged = JudgedPairs.list(pairs, gsd);
        PairRun.requireWritable(out);
        AuditTerms terms = AuditTerms.of(gsd, classes, detection.settings().minimumMappingUnit());
        String set = String.valueOf(pairs.toAbsolutePath().normalize().getFileName());
        ModelBundle bundle = model.load();
        JudgedReport report;
        try (PairAuditor auditor = PairAuditor.of(bundle, detection.settings(), out)) {
            report = new JudgedAudit(set, judged, terms, out).run(auditor, done -> progress(done, judged.size()));
        }
        spec.commandLine().getErr().println();
        report.write(out.resolve("judged.json"));
        PrintWriter table = spec.commandLine().getOut();
        new JudgedTable(table).print(report);
        table.println(out.resolve("judged.json"));
        table.flush();
        return 0;
    }

    private void progress(int done, int count) {
        spec.commandLine().getErr().printf("\r%d of %d pairs", done, count);
        spec.commandLine().getErr().flush();
    }
}
