package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fieldwarden.app.audit.LabelledSet;
import org.fieldwarden.app.audit.PairAuditor;
import org.fieldwarden.app.audit.ReleaseGate;
import org.fieldwarden.app.audit.SetAudit;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.AuditTerms;
import org.fieldwarden.reporting.audit.ClassScope;
import org.fieldwarden.reporting.audit.GateReport;
import org.fieldwarden.reporting.audit.LabelledPair;
import org.fieldwarden.reporting.audit.PairPictures;
import org.fieldwarden.reporting.audit.paper.AuditPaper;
import org.fieldwarden.reporting.paper.Language;
import org.jspecify.annotations.Nullable;
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

    /** Exit code when the gate refuses a bundle: done, but a limit was not kept. */
    static final int REFUSED = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--pairs", paramLabel = "DIR", description = "Folder with A, B and label.")
    private @Nullable Path pairs;

    @Option(names = "--gsd", paramLabel = "METRES", description = "Ground length of one pixel side of --pairs.")
    private @Nullable Double gsdMetres;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for audit.json, the report as HTML and PDF, and predicted/NAME.png; with --gate for"
                    + " gate.json.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--classes",
            paramLabel = "CLASSES",
            defaultValue = "all",
            description = "Changes that the labels know: ${COMPLETION-CANDIDATES}. With building, only detections count"
                    + " whose land cover is building on one date at least (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ClassScope classes;

    @Option(
            names = "--boundary-tolerance",
            paramLabel = "METRES",
            description = "How far two outlines may lie apart and still agree (default: two pixels of the label).")
    private @Nullable Double boundaryToleranceMetres;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            split = ",",
            converter = LanguageConverter.class,
            defaultValue = "zh,en",
            description = "Languages of the HTML and PDF report: zh, en or zh,en (default: ${DEFAULT-VALUE}).")
    private List<Language> languages = new ArrayList<>();

    @Option(
            names = "--difference",
            description = "Judge plain image differencing instead of the model: what the model has to beat.")
    private boolean difference;

    @Option(
            names = "--gate",
            description = "Accept the bundle of --model only if it is not worse than the one of --against on every"
                    + " guarded set (--guard, and --pairs where given). Exit code 4: refused.")
    private boolean gate;

    @Option(names = "--against", paramLabel = "DIR", description = "Bundle in use, for --gate.")
    private @Nullable Path against;

    @Option(
            names = "--guard",
            paramLabel = "DIR@GSD[@CLASSES]",
            converter = GuardedFolder.Converter.class,
            description = "A guarded set for --gate, for example pairs@0.5@building; may be repeated.")
    private List<GuardedFolder> guarded = new ArrayList<>();

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Mixin
    private final DetectionOptions detection = new DetectionOptions();

    @Override
    public Integer call() {
        return gate ? gate() : audit();
    }

    private int audit() {
        if (against != null || !guarded.isEmpty()) {
            throw new UsageException("--against and --guard belong to --gate: add --gate, or leave them out.");
        }
        AuditTerms terms = terms();
        PairRun.requireWritable(out);
        LabelledSet set = LabelledSet.of(requirePairs(), terms);
        ModelBundle bundle = model.load();
        int count = set.pairs().size();
        SetAudit audit = new SetAudit(set, out, done -> progress(done + " of " + count + " pairs"));
        AuditReport report;
        try (PairAuditor auditor = PairAuditor.of(bundle, detection.settings(), out)) {
            report = difference ? audit.ofDifferencing(auditor) : audit.ofModel(auditor);
        }
        endProgress();
        report.write(out.resolve("audit.json"));
        PrintWriter table = spec.commandLine().getOut();
        new AuditTable(table).print(report);
        table.printf("%d pairs, %s%n", count, out.resolve("audit.json"));
        writePaper(report, set, table);
        table.flush();
        return 0;
    }

    private void writePaper(AuditReport report, LabelledSet set, PrintWriter table) {
        Map<String, LabelledPair> byName =
                set.pairs().stream().collect(Collectors.toMap(LabelledPair::name, one -> one));
        AuditPaper paper = new AuditPaper(
                report,
                name -> new PairPictures(
                        Objects.requireNonNull(byName.get(name), name), SetAudit.predictionFile(out, name)),
                LocalDate.now(ZoneId.systemDefault()));
        AuditPaper.Written written = paper.write(out, EnumSet.copyOf(languages));
        written.files().forEach(table::println);
        if (written.chinesePdfMissing()) {
            table.println(
                    "No Chinese PDF: this machine has no Chinese font that a PDF can hold; install one, for example"
                            + " WenQuanYi Micro Hei, or print audit.zh.html from a browser.");
        }
    }

    private int gate() {
        if (against == null || difference) {
            throw new UsageException(
                    "--gate compares the bundle of --model with the one of --against DIR; --difference has no place there.");
        }
        List<LabelledSet> sets = guardedSets();
        PairRun.requireWritable(out);
        ModelBundle incumbent = ModelBundle.read(against);
        ModelBundle candidate = model.load();
        GateReport report = new ReleaseGate(detection.settings(), out, this::progress).run(candidate, incumbent, sets);
        endProgress();
        report.write(out.resolve("gate.json"));
        PrintWriter table = spec.commandLine().getOut();
        new GateTable(table).print(report);
        table.printf("%s%n", out.resolve("gate.json"));
        table.flush();
        return report.isAccepted() ? 0 : REFUSED;
    }

    private List<LabelledSet> guardedSets() {
        List<LabelledSet> sets = new ArrayList<>();
        if (pairs != null || gsdMetres != null) {
            AuditTerms terms = terms();
            sets.add(LabelledSet.of(requirePairs(), terms));
        }
        for (GuardedFolder folder : guarded) {
            AuditTerms terms = terms(gsd(folder.gsdMetres()), folder.classes());
            sets.add(LabelledSet.of(folder.folder(), terms));
        }
        if (sets.isEmpty()) {
            throw new UsageException("--gate needs a guarded set: --guard DIR@GSD, for example --guard pairs@0.5.");
        }
        sets.forEach(ReleaseGate::requireLargeEnough);
        return sets;
    }

    private Path requirePairs() {
        if (pairs == null) {
            throw new UsageException("Name the labelled pairs: --pairs DIR --gsd METRES.");
        }
        return pairs;
    }

    private AuditTerms terms() {
        if (gsdMetres == null) {
            throw new UsageException("Say how large a pixel of --pairs is: --gsd METRES, for example --gsd 0.5.");
        }
        return terms(gsd(gsdMetres), classes);
    }

    private AuditTerms terms(GroundSamplingDistance gsd, ClassScope scope) {
        SquareMetres minimum = detection.settings().minimumMappingUnit();
        try {
            return boundaryToleranceMetres == null
                    ? AuditTerms.of(gsd, scope, minimum)
                    : new AuditTerms(gsd, scope, boundaryToleranceMetres, minimum);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--boundary-tolerance: " + e.getMessage() + ".");
        }
    }

    private static GroundSamplingDistance gsd(double metres) {
        if (!(metres > 0 && metres <= 1000)) {
            throw new UsageException("--gsd is metres per pixel, for example 0.5, not " + metres + ".");
        }
        return GroundSamplingDistance.ofMetres(metres);
    }

    private void progress(String text) {
        spec.commandLine().getErr().printf("\r%s", text);
        spec.commandLine().getErr().flush();
    }

    private void endProgress() {
        spec.commandLine().getErr().println();
    }
}
