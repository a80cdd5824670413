package org.fieldwarden.models.tuning;

import org.fieldwarden.detector.NetworkShape;

/**
 * How long and how hard a bundle is tuned.
 *
 * @param seed everything random follows from it
 * @param steps training steps in all
 * @param learningRate Adam's rate after the warm-up; small against that of a first training
 * @param rehearsal rendered scenes
 * @param pieces what a step looks at
 */
public record TuningPlan(long seed, long steps, double learningRate, Rehearsal rehearsal, Pieces pieces) {

    /**
     * Rendered scenes of 256 x 256 pixels.
     *
     * @param training scenes that are gone over again
     * @param validation scenes that say whether something was forgotten
     */
    public record Rehearsal(int training, int validation) {

        public Rehearsal {
            if (training < 1 || validation < 1) {
                throw new IllegalArgumentException("Rehearsal needs scenes: " + training + ", " + validation);
            }
        }
    }

    /**
     * The crops of a step.
     *
     * @param batch how many, half of them rehearsal
     * @param side pixels, a multiple of 16, at most {@value VerdictSamples#SIDE}
     */
    public record Pieces(int batch, int side) {

        public Pieces {
            if (batch < 2 || side < 64 || side > VerdictSamples.SIDE || side % NetworkShape.PHASE_PX != 0) {
                throw new IllegalArgumentException("At least two crops of 64 to " + VerdictSamples.SIDE + " pixels");
            }
        }
    }

    /** Steps between checkpoints. */
    static final long CHECKPOINT_EVERY = 50;

    private static final double WARM_UP_SHARE = 0.05;

    public TuningPlan {
        if (steps < 1) {
            throw new IllegalArgumentException("There must be a step: " + steps);
        }
        if (!(learningRate > 0 && learningRate < 0.1)) {
            throw new IllegalArgumentException("learningRate must be in (0, 0.1): " + learningRate);
        }
    }

    /**
     * What a county needs; see docs/decisions/010.
     *
     * @param rehearsalScenes at least 8; a quarter as many again say whether something was forgotten
     */
    public static TuningPlan standard(long seed, long steps, int rehearsalScenes) {
        return new TuningPlan(
                seed, steps, 2e-4, new Rehearsal(rehearsalScenes, rehearsalScenes / 4), new Pieces(8, 128));
    }

    /** Rate of a step, counted from 0: a short warm-up, a plateau, and over the second half a cosine fall to a fiftieth. */
    double learningRateAt(long step) {
        double warmUp = Math.max(1, steps * WARM_UP_SHARE);
        double risen = Math.min(1, (step + 1) / warmUp);
        double intoFall = Math.max(0, 2.0 * step / steps - 1);
        return learningRate * risen * (0.02 + 0.98 * (0.5 + 0.5 * Math.cos(Math.PI * intoFall)));
    }
}
