package org.fieldwarden.models.tuning;

import java.util.List;
import java.util.function.Predicate;

/** What two models make of the verdicts that were kept back. */
public record HeldOutResult(List<Judged> judged) {

    /**
     * One verdict and whether each model still reports a change there.
     *
     * @param before by the bundle that was tuned
     * @param after by the tuned one
     */
    public record Judged(String id, Outcome outcome, boolean before, boolean after) {

        private boolean right(boolean flagged) {
            return flagged == (outcome == Outcome.CONFIRMED);
        }

        boolean mended() {
            return right(after) && !right(before);
        }

        boolean broken() {
            return right(before) && !right(after);
        }
    }

    public HeldOutResult {
        judged = List.copyOf(judged);
    }

    /** Refuted changes that the tuned model no longer reports. */
    public Share refutedQuietAfter() {
        return share(Outcome.REFUTED, one -> !one.after());
    }

    /** Refuted changes that the parent model does not report, for example because they come from an older one. */
    public Share refutedQuietBefore() {
        return share(Outcome.REFUTED, one -> !one.before());
    }

    /** Confirmed changes that the tuned model still reports. */
    public Share confirmedFlaggedAfter() {
        return share(Outcome.CONFIRMED, Judged::after);
    }

    /** Confirmed changes that the parent model reports. */
    public Share confirmedFlaggedBefore() {
        return share(Outcome.CONFIRMED, Judged::before);
    }

    /** Verdicts that the parent got wrong and the tuned model gets right. */
    public int mended() {
        return (int) judged.stream().filter(Judged::mended).count();
    }

    /** Verdicts that the parent got right and the tuned model gets wrong. */
    public int broken() {
        return (int) judged.stream().filter(Judged::broken).count();
    }

    /**
     * Chance to see so many mended among mended and broken, or more, if tuning had done nothing: the exact sign test for
     * paired answers (McNemar 1947), one-sided.
     */
    public double chanceOfLuck() {
        int changed = mended() + broken();
        double term = Math.pow(0.5, changed);
        double sum = 0;
        for (int k = 0; k <= changed; k++) {
            sum += k >= mended() ? term : 0;
            term *= (double) (changed - k) / (k + 1);
        }
        return Math.min(1, sum);
    }

    private Share share(Outcome outcome, Predicate<Judged> counted) {
        List<Judged> those =
                judged.stream().filter(one -> one.outcome() == outcome).toList();
        return new Share((int) those.stream().filter(counted).count(), those.size());
    }
}
