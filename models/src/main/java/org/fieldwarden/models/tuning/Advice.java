package org.fieldwarden.models.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fieldwarden.models.training.Validation;

/**
 * Whether a tuned bundle is worth the release gate, and why not.
 *
 * @param reasons each one sentence; none where it is recommended
 */
public record Advice(List<String> reasons) {

    private static final double LUCK = 0.05;

    /** More confirmed changes lost than this share is too dear, whatever was mended. */
    private static final double LARGEST_LOSS = 0.1;

    private static final double LARGEST_F1_LOSS = 0.01;
    private static final double LARGEST_FALSE_GROWTH = 1.1;
    private static final double SMALLEST_FALSE_SHARE = 0.0005;

    public Advice {
        reasons = List.copyOf(reasons);
    }

    /**
     * Rendered scenes, judged by both models.
     *
     * @param threshold score at the operating point, as both models are calibrated
     */
    public record Rehearsal(Validation before, Validation after, double threshold) {}

    public boolean recommended() {
        return reasons.isEmpty();
    }

    public static Advice on(HeldOutResult heldOut, Rehearsal rehearsal) {
        List<String> reasons = new ArrayList<>();
        aboutVerdicts(heldOut, reasons);
        double before = rehearsal.before().f1(rehearsal.threshold());
        double after = rehearsal.after().f1(rehearsal.threshold());
        if (after < before - LARGEST_F1_LOSS) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "It has forgotten: F1 on rendered scenes fell from %.3f to %.3f. Tune with fewer --steps.",
                    before,
                    after));
        }
        double falseBefore = rehearsal.before().falseShare(rehearsal.threshold());
        double falseAfter = rehearsal.after().falseShare(rehearsal.threshold());
        if (falseAfter > falseBefore * LARGEST_FALSE_GROWTH + SMALLEST_FALSE_SHARE) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "It raises more false alarms on rendered scenes: %.5f of the unchanged ground instead of %.5f.",
                    falseAfter,
                    falseBefore));
        }
        return new Advice(reasons);
    }

    private static void aboutVerdicts(HeldOutResult heldOut, List<String> reasons) {
        if (heldOut.confirmedFlaggedAfter().of() == 0) {
            reasons.add(
                    "No confirmed change was kept back, so nobody can say what tuning costs. Bring confirmed changes"
                            + " from several places, not only refuted ones.");
        }
        if (heldOut.mended() <= heldOut.broken()) {
            reasons.add("It is not better on the verdicts kept back: " + heldOut.mended() + " mended, "
                    + heldOut.broken() + " broken.");
        } else if (heldOut.chanceOfLuck() >= LUCK) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "It looks better on the verdicts kept back (%d mended, %d broken), but that may be luck (%.0f %%)."
                            + " Bring more verdicts.",
                    heldOut.mended(),
                    heldOut.broken(),
                    100 * heldOut.chanceOfLuck()));
        }
        int lost = heldOut.confirmedFlaggedBefore().count()
                - heldOut.confirmedFlaggedAfter().count();
        if (lost > LARGEST_LOSS * heldOut.confirmedFlaggedBefore().count()) {
            reasons.add("It loses true changes: of the confirmed ones kept back it reports "
                    + heldOut.confirmedFlaggedAfter() + ", the bundle before "
                    + heldOut.confirmedFlaggedBefore() + ".");
        }
    }
}
