package org.fieldwarden.models.tuning;

/**
 * How long and how hard a bundle is tuned.
 *
 * @param seed everything random follows from it
 * @param steps training steps in all
 * @param learningRate Adam's rate after the warm-up; small against that of a first training
 * @param rehearsalSamples rendered scenes that are gone over again
 * @param validationSamples rendered scenes that say whether something was forgotten
 */
public record TuningPlan(long seed, long steps, double learningRate, int rehearsalSamples, int validationSamples) {

    /** Side of the pieces that a step looks at. */
    static final int CROP = 128;

    /** Pieces in a step, half of them rehearsal. */
    static final int BATCH = 8;

    /** Steps between checkpoints. */
    static final long CHECKPOINT_EVERY = 50;

    private static final double WARM_UP_SHARE = 0.05;

    public TuningPlan {
        if (steps < 1 || rehearsalSamples < 1 || validationSamples < 1) {
            throw new IllegalArgumentException("steps and samples must be positive");
        }
        if (!(learningRate > 0 && learningRate < 0.1)) {
            throw new IllegalArgumentException("learningRate must be in (0, 0.1): " + learningRate);
        }
    }

    /**
     * What a county needs; see docs/decisions/010.
     *
     * @param rehearsalSamples at least 8; a quarter as many again say whether something was forgotten
     */
    public static TuningPlan standard(long seed, long steps, int rehearsalSamples) {
        return new TuningPlan(seed, steps, 2e-4, rehearsalSamples, rehearsalSamples / 4);
    }

    /** Rate of a step, counted from 0: a short warm-up, a plateau, and over the second half a cosine fall to a fiftieth. */
    double learningRateAt(long step) {
        double warmUp = Math.max(1, steps * WARM_UP_SHARE);
        double risen = Math.min(1, (step + 1) / warmUp);
        double intoFall = Math.max(0, 2.0 * step / steps - 1);
        return learningRate * risen * (0.02 + 0.98 * (0.5 + 0.5 * Math.cos(Math.PI * intoFall)));
    }
}
