package org.fieldwarden.reporting.audit;

import java.util.OptionalDouble;

/**
 * Counts of pixels (or other units) by what was predicted and what the reference data say. A ratio whose denominator is
 * zero is undefined, not zero.
 *
 * @param truePositives predicted and true
 * @param falsePositives predicted but not true (commission)
 * @param falseNegatives true but not predicted (omission)
 * @param trueNegatives neither
 */
public record ConfusionMatrix(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    public static final ConfusionMatrix EMPTY = new ConfusionMatrix(0, 0, 0, 0);

    public ConfusionMatrix {
        if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
            throw new IllegalArgumentException("Counts are not negative");
        }
    }

    /** Compares every pixel of two masks of equal size. */
    public static ConfusionMatrix of(Mask predicted, Mask reference) {
        return of(predicted, reference, predicted.or(predicted.not()));
    }

    /** Compares the pixels of two masks at which {@code observed} is set; the others are not counted at all. */
    public static ConfusionMatrix of(Mask predicted, Mask reference, Mask observed) {
        return new ConfusionMatrix(
                predicted.and(reference).and(observed).count(),
                predicted.and(reference.not()).and(observed).count(),
                predicted.not().and(reference).and(observed).count(),
                predicted.not().and(reference.not()).and(observed).count());
    }

    public ConfusionMatrix merge(ConfusionMatrix other) {
        return new ConfusionMatrix(
                Math.addExact(truePositives, other.truePositives),
                Math.addExact(falsePositives, other.falsePositives),
                Math.addExact(falseNegatives, other.falseNegatives),
                Math.addExact(trueNegatives, other.trueNegatives));
    }

    public long total() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /** TP / (TP + FP); undefined where nothing was predicted. */
    public OptionalDouble precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /** TP / (TP + FN); undefined where there was nothing to find. */
    public OptionalDouble recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /** 2 TP / (2 TP + FP + FN); undefined where nothing was predicted and there was nothing to find. */
    public OptionalDouble f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /** TP / (TP + FP + FN). */
    public OptionalDouble iou() {
        return ratio(truePositives, truePositives + falsePositives + falseNegatives);
    }

    /** (TP + TN) / all. Says little about change detection, where almost all pixels are true negatives. */
    public OptionalDouble overallAccuracy() {
        return ratio(truePositives + trueNegatives, total());
    }

    static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
