package org.fieldwarden.app.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.ClusterBootstrap;
import org.fieldwarden.reporting.audit.GateReport;
import org.fieldwarden.reporting.audit.GuardedSet;

/**
 * Runs a new bundle and the one in use over the same guarded sets. Each set gets a folder {@code NUMBER-NAME} with {@code
 * candidate/} and {@code incumbent/}, each of which holds {@code audit.json} and the predictions.
 */
public final class ReleaseGate {

    private final DetectionSettings settings;
    private final Path out;
    private final Consumer<String> progress;

    /**
     * A gate.
     *
     * @param progress takes one line of text after each pair
     */
    public ReleaseGate(DetectionSettings settings, Path out, Consumer<String> progress) {
        this.settings = settings;
        this.out = out;
        this.progress = progress;
    }

    /** Refuses a set that is too small to prove anything, before any pixel is read. */
    public static void requireLargeEnough(LabelledSet set) {
        if (set.pairs().size() < ClusterBootstrap.SMALLEST_SAMPLE) {
            throw new UsageException(
                    "The guarded set " + set.name() + " has " + set.pairs().size() + " pairs; below "
                            + ClusterBootstrap.SMALLEST_SAMPLE
                            + " there is no interval to judge by: add pairs or cut large ones into tiles.");
        }
    }

    /** Judges both bundles on all sets. */
    public GateReport run(ModelBundle candidate, ModelBundle incumbent, List<LabelledSet> sets) {
        sets.forEach(ReleaseGate::requireLargeEnough);
        List<AuditReport> ours = audits(candidate, "candidate", sets);
        List<AuditReport> theirs = audits(incumbent, "incumbent", sets);
        List<GuardedSet> guarded = new ArrayList<>();
        for (int set = 0; set < sets.size(); set++) {
            guarded.add(new GuardedSet(ours.get(set), theirs.get(set)));
        }
        return new GateReport(guarded);
    }

    private List<AuditReport> audits(ModelBundle bundle, String role, List<LabelledSet> sets) {
        List<AuditReport> reports = new ArrayList<>();
        try (PairAuditor auditor = PairAuditor.of(bundle, settings, out)) {
            for (int number = 0; number < sets.size(); number++) {
                LabelledSet set = sets.get(number);
                Path folder = out.resolve((number + 1) + "-" + set.name()).resolve(role);
                AuditReport report = new SetAudit(
                                set,
                                folder,
                                done -> progress.accept(role + ", " + set.name() + ": " + done + " of "
                                        + set.pairs().size()))
                        .ofModel(auditor);
                report.write(folder.resolve("audit.json"));
                reports.add(report);
            }
        }
        return reports;
    }
}
