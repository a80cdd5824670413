package org.fieldwarden.app.tuning;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.detector.BundleDescription.Decision;
import org.fieldwarden.models.training.Validation;
import org.fieldwarden.models.tuning.HeldOutResult;
import org.fieldwarden.models.tuning.Outcome;
import org.fieldwarden.models.tuning.TunedBundle;
import org.fieldwarden.models.tuning.Verdict;

/** Asks the parent and the tuned model about the verdicts kept back. */
final class HeldOutCheck {

    private final FlagCheck before;
    private final FlagCheck after;
    private final List<HeldOutResult.Judged> judged = new ArrayList<>();
    private final List<float[]> scores = new ArrayList<>();

    HeldOutCheck(FlagCheck before, FlagCheck after) {
        this.before = before;
        this.after = after;
    }

    void ask(AlignedPair pair, Verdict verdict) {
        FlagCheck.Answer now = after.answer(pair, verdict);
        judged.add(new HeldOutResult.Judged(
                verdict.id(), verdict.outcome(), before.answer(pair, verdict).flagged(), now.flagged()));
        scores.add(now.scores());
    }

    HeldOutResult result() {
        return new HeldOutResult(judged);
    }

    /** The tuned network's own scores inside the outlines, without the calibration of the given decision. */
    Validation scores(Decision decision) {
        return Validation.ofScores(raw(Outcome.CONFIRMED, decision), raw(Outcome.REFUTED, decision));
    }

    private float[] raw(Outcome outcome, Decision decision) {
        List<Float> all = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i).outcome() == outcome) {
                for (float score : scores.get(i)) {
                    all.add((float) TunedBundle.rawThreshold(decision, score));
                }
            }
        }
        float[] array = new float[all.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = all.get(i);
        }
        return array;
    }
}
