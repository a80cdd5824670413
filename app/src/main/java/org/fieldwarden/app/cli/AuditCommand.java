package org.fieldwarden.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.fieldwarden.app.audit.PairAuditor;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.LabelledPair;
import org.fieldwarden.reporting.audit.LabelledPairs;
import org.fieldwarden.reporting.audit.PairAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the detector against labelled pairs. */
@Command(
        name = "audit",
        description = "Compares labelled pairs (DIR/A, DIR/B, DIR/label with images of equal names; label non-zero ="
                + " change) and says how right the detector is.")
final class AuditCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--pairs", required = true, paramLabel = "DIR", description = "Folder with A, B and label.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path pairs;

    @Option(names = "--gsd", required = true, paramLabel = "METRES", description = "Ground length of one pixel side.")
    private double gsdMetres;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for audit.json.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--difference",
            description = "Judge plain image differencing instead of the model: what the model has to beat.")
    private boolean difference;

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Mixin
    private final DetectionOptions detection = new DetectionOptions();

    @Override
    public Integer call() {
        if (!(gsdMetres > 0 && gsdMetres <= 1000)) {
            throw new UsageException("--gsd is metres per pixel, for example 0.5, not " + gsdMetres + ".");
        }
        PairRun.requireWritable(out);
        GroundSamplingDistance gsd = GroundSamplingDistance.ofMetres(gsdMetres);
        List<LabelledPair> labelled = LabelledPairs.list(pairs, gsd);
        ModelBundle bundle = model.load();
        List<PairAudit> audits = new ArrayList<>();
        Path blocks = temporaryFolder();
        try (PairAuditor auditor = new PairAuditor(bundle, detection.settings(), blocks)) {
            for (LabelledPair pair : labelled) {
                audits.add(difference ? auditor.difference(pair) : auditor.audit(pair));
                spec.commandLine().getErr().printf("\r%d of %d pairs", audits.size(), labelled.size());
                spec.commandLine().getErr().flush();
            }
            spec.commandLine().getErr().println();
        }
        AuditReport report = new AuditReport(bundle.hash(), gsd, audits);
        report.write(out.resolve("audit.json"));
        print(report);
        return 0;
    }

    private Path temporaryFolder() {
        try {
            return Files.createTempDirectory(out, ".blocks");
        } catch (IOException e) {
            throw new UsageException("Cannot write to " + out + ": choose another folder with --out.");
        }
    }

    private void print(AuditReport report) {
        PrintWriter table = spec.commandLine().getOut();
        PairAudit total = report.total();
        table.printf(
                "F1 of change %s   precision %s   recall %s   IoU %s   overall accuracy %s%n",
                text(total.pixels().f1()),
                text(total.pixels().precision()),
                text(total.pixels().recall()),
                text(total.pixels().iou()),
                text(total.pixels().overallAccuracy()));
        table.printf(
                "objects at IoU >= 0.5: %d found, %d missed, %d false   at any overlap: %d found, %d missed, %d false%n",
                total.objectsAtIou().found(),
                total.objectsAtIou().missed(),
                total.objectsAtIou().falseDetections(),
                total.objectsAtAnyOverlap().found(),
                total.objectsAtAnyOverlap().missed(),
                total.objectsAtAnyOverlap().falseDetections());
        table.printf("%d pairs, %s%n", report.pairs().size(), out.resolve("audit.json"));
        table.flush();
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "undefined";
    }
}
