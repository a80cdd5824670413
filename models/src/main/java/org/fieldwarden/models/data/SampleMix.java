package org.fieldwarden.models.data;

/**
 * How often each kind of training pair is drawn; the weights need not add up to anything.
 *
 * @param rendered rendered scenes with true changes
 * @param pasted real ground with pasted or removed buildings and ground works
 * @param undisturbed real ground against itself in other light: no change
 * @param repeats real repeat pictures judged unchanged
 */
public record SampleMix(double rendered, double pasted, double undisturbed, double repeats) {

    public SampleMix {
        if (rendered < 0
                || pasted < 0
                || undisturbed < 0
                || repeats < 0
                || rendered + pasted + undisturbed + repeats <= 0) {
            throw new IllegalArgumentException("Weights must not be negative and at least one must be positive");
        }
    }

    double total() {
        return rendered + pasted + undisturbed + repeats;
    }
}
