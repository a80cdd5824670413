package org.fieldwarden.app.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.fieldwarden.app.detection.SideBySide;
import org.fieldwarden.reporting.audit.AuditTerms;
import org.fieldwarden.reporting.audit.JudgedOutcome;
import org.fieldwarden.reporting.audit.JudgedPairs.JudgedPair;
import org.fieldwarden.reporting.audit.JudgedReport;
import org.fieldwarden.reporting.audit.PairPictures;

/** Runs a model over pairs that were judged as a whole, and writes each prediction as a picture. */
public final class JudgedAudit {

    private final String set;
    private final List<JudgedPair> pairs;
    private final AuditTerms terms;
    private final Path folder;

    /**
     * An audit on one set.
     *
     * @param set name of the set
     * @param folder for {@code predicted/NAME.png}
     */
    public JudgedAudit(String set, List<JudgedPair> pairs, AuditTerms terms, Path folder) {
        this.set = set;
        this.pairs = List.copyOf(pairs);
        this.terms = terms;
        this.folder = folder;
    }

    /**
     * Runs the auditor's model.
     *
     * @param progress is told how many pairs are done
     */
    public JudgedReport run(PairAuditor auditor, IntConsumer progress) {
        List<JudgedOutcome> outcomes = new ArrayList<>();
        SideBySide.each(pairs, auditor.threads(), pair -> auditor.predict(pair.images()), (pair, prediction) -> {
            outcomes.add(JudgedOutcome.of(pair, prediction, terms.classes()));
            PairPictures.writePrediction(
                    terms.classes().predicted(prediction),
                    prediction.observed(),
                    SetAudit.predictionFile(folder, pair.images().name()));
            progress.accept(outcomes.size());
        });
        return new JudgedReport(set, auditor.model(), terms, outcomes);
    }
}
