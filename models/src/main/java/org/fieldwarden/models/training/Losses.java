package org.fieldwarden.models.training;

import org.fieldwarden.detector.TrainingStep;

/** Mean losses of the steps since they were last asked for. */
final class Losses {

    private double changeCrossEntropy;
    private double changeDice;
    private double landCoverCrossEntropy;
    private double buildingDice;
    private int steps;

    void add(TrainingStep step) {
        changeCrossEntropy += step.changeCrossEntropy();
        changeDice += step.changeDice();
        landCoverCrossEntropy += step.landCoverCrossEntropy();
        buildingDice += step.buildingDice();
        steps++;
    }

    /** The means; begins anew. */
    TrainingStep mean() {
        double count = Math.max(1, steps);
        TrainingStep mean = new TrainingStep(
                changeCrossEntropy / count, changeDice / count, landCoverCrossEntropy / count, buildingDice / count);
        changeCrossEntropy = 0;
        changeDice = 0;
        landCoverCrossEntropy = 0;
        buildingDice = 0;
        steps = 0;
        return mean;
    }
}
