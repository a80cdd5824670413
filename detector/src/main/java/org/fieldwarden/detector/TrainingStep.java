package org.fieldwarden.detector;

/**
 * The losses of one batch.
 *
 * @param changeCrossEntropy mean over labelled pixels, natural logarithm
 * @param changeDice 1 - soft Dice coefficient over the whole batch, 0..1
 * @param landCoverCrossEntropy mean over labelled pixels of both dates at half resolution
 * @param buildingDice 1 - soft Dice coefficient of "building" over the labelled pixels of both dates at half
 *     resolution, 0..1
 */
public record TrainingStep(
        double changeCrossEntropy, double changeDice, double landCoverCrossEntropy, double buildingDice) {

    /** Weight of land cover's cross-entropy in the total. */
    public static final double LAND_COVER_WEIGHT = 1.0;

    /** Weight of the buildings' Dice loss in the total. */
    public static final double BUILDING_DICE_WEIGHT = 0.5;

    /** What training makes small. */
    public double loss() {
        return changeCrossEntropy
                + changeDice
                + LAND_COVER_WEIGHT * landCoverCrossEntropy
                + BUILDING_DICE_WEIGHT * buildingDice;
    }
}
