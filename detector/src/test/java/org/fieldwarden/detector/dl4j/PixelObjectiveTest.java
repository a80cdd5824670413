package org.fieldwarden.detector.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fieldwarden.detector.PixelLabels;
import org.fieldwarden.detector.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PixelObjectiveTest {

    private static final double[] CHANGE = {0, 1, PixelLabels.IGNORED, 1, 0, 0};
    private static final double[] COVERS = {0, 3, PixelLabels.NOT_BUILDING, PixelLabels.IGNORED, 0, 4};

    @ParameterizedTest
    @EnumSource(PixelObjective.class)
    void gradientIsTheSlopeOfTheLoss(PixelObjective objective) {
        double[] labels = objective == PixelObjective.CHANGE ? CHANGE : COVERS;
        int channels = objective == PixelObjective.CHANGE ? 1 : 5;
        double[] logits =
                new Random(4).doubles((long) labels.length * channels, -2, 2).toArray();
        double[] gradient = new double[logits.length];
        objective.evaluate(logits, labels, gradient);

        for (int index = 0; index < logits.length; index++) {
            double step = 1e-5;
            double there = logits[index];
            logits[index] = there + step;
            double above = total(objective, logits, labels);
            logits[index] = there - step;
            double below = total(objective, logits, labels);
            logits[index] = there;
            assertThat(gradient[index]).as("logit %d", index).isCloseTo((above - below) / (2 * step), within(1e-8));
        }
    }

    private static double total(PixelObjective objective, double[] logits, double[] labels) {
        PixelObjective.Losses losses = objective.evaluate(logits, labels, new double[logits.length]);
        return objective == PixelObjective.CHANGE
                ? new TrainingStep(losses.crossEntropy(), losses.dice(), 0, 0).loss()
                : new TrainingStep(0, 0, losses.crossEntropy(), losses.dice()).loss();
    }

    /** Certain of one building where there are two: 2 x 1 + 1 over 1 + 2 + 1. */
    @Test
    void diceComparesBuildingsWithAllTheRest() {
        double[] logits = {50, 0, 0, 0, 0, -50, 0, 0, 0, 0, -50, 0, 0, 0, 0};
        double[] labels = {0, 0, PixelLabels.NOT_BUILDING};

        assertThat(PixelObjective.LAND_COVER
                        .evaluate(logits, labels, new double[15])
                        .dice())
                .isCloseTo(0.25, within(1e-9));
    }

    @Test
    void unknownPixelsHaveNoPart() {
        double[] gradient = new double[10];
        double[] labels = {PixelLabels.IGNORED, PixelLabels.IGNORED};

        PixelObjective.Losses losses = PixelObjective.LAND_COVER.evaluate(new double[10], labels, gradient);

        assertThat(losses.crossEntropy() + losses.dice()).isZero();
        assertThat(gradient).containsOnly(0);
    }
}
