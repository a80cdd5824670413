package org.fieldwarden.detector;

/**
 * The losses of one batch.
 *
 * @param changeCrossEntropy mean over labelled pixels, natural logarithm
 * @param changeDice 1 - soft Dice coefficient over the whole batch, 0..1
 * @param landCoverCrossEntropy mean over labelled pixels of both dates at half resolution
 */
public record TrainingStep(double changeCrossEntropy, double changeDice, double landCoverCrossEntropy) {

    /** Weight of land cover in the total. */
    public static final double LAND_COVER_WEIGHT = 0.5;

    /** What training makes small. */
    public double loss() {
        return changeCrossEntropy + changeDice + LAND_COVER_WEIGHT * landCoverCrossEntropy;
    }
}
