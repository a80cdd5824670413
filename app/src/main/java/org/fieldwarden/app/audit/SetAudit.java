package org.fieldwarden.app.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.fieldwarden.app.detection.SideBySide;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.AuditedModel;
import org.fieldwarden.reporting.audit.ImagePair;
import org.fieldwarden.reporting.audit.PairAudit;
import org.fieldwarden.reporting.audit.PairJudge;
import org.fieldwarden.reporting.audit.PairPictures;
import org.fieldwarden.reporting.audit.Prediction;
import org.fieldwarden.reporting.audit.Reference;

/** Judges one model on one set, pair by pair, and writes each prediction as a picture. */
public final class SetAudit {

    private final LabelledSet set;
    private final Path folder;
    private final IntConsumer progress;

    /**
     * An audit on one set.
     *
     * @param folder for {@code predicted/NAME.png}
     * @param progress is told how many pairs are done
     */
    public SetAudit(LabelledSet set, Path folder, IntConsumer progress) {
        this.set = set;
        this.folder = folder;
        this.progress = progress;
    }

    /** Where the prediction of a pair lies in an audit's folder. */
    public static Path predictionFile(Path folder, String pair) {
        return folder.resolve("predicted").resolve(pair + ".png");
    }

    /** Judges the auditor's model. */
    public AuditReport ofModel(PairAuditor auditor) {
        return judged(auditor.model(), auditor.threads(), auditor::predict);
    }

    /** Judges plain differencing. */
    public AuditReport ofDifferencing(PairAuditor auditor) {
        return judged(auditor.differencing(), auditor.threads(), auditor::difference);
    }

    private AuditReport judged(AuditedModel model, int threads, Function<ImagePair, Prediction> predictor) {
        PairJudge judge = new PairJudge(set.terms());
        List<PairAudit> audits = new ArrayList<>();
        SideBySide.each(set.pairs(), threads, pair -> predictor.apply(pair.images()), (pair, prediction) -> {
            Reference reference = pair.readReference();
            audits.add(judge.judge(pair, prediction, reference));
            PairPictures.writePrediction(
                    set.terms().classes().predicted(prediction),
                    prediction.observed(),
                    predictionFile(folder, pair.name()));
            progress.accept(audits.size());
        });
        return new AuditReport(set.name(), model, set.terms(), audits);
    }
}
