package org.fieldwarden.reporting.audit;

import java.util.OptionalDouble;

/**
 * How many of the detections are right and how much of the reference was found, where the two are counted apart: objects,
 * pixels of boundaries, pixels of one kind of change.
 *
 * @param predicted detections
 * @param correct detections that met a reference object
 * @param reference reference objects
 * @param found reference objects that were met by a detection
 */
public record ObjectScore(long predicted, long correct, long reference, long found) {

    public static final ObjectScore EMPTY = new ObjectScore(0, 0, 0, 0);

    public ObjectScore {
        if (correct < 0 || found < 0 || correct > predicted || found > reference) {
            throw new IllegalArgumentException("A part is not larger than its whole");
        }
    }

    public long missed() {
        return reference - found;
    }

    public long falseDetections() {
        return predicted - correct;
    }

    /** Correct part of the detections; undefined where there is none. */
    public OptionalDouble precision() {
        return ConfusionMatrix.ratio(correct, predicted);
    }

    /** Found part of the reference objects; undefined where there is none. */
    public OptionalDouble recall() {
        return ConfusionMatrix.ratio(found, reference);
    }

    /**
     * Harmonic mean of precision and recall; undefined where there is neither a detection nor a reference object, 0 where
     * only one of the two is or none meets.
     */
    public OptionalDouble f1() {
        if (predicted + reference == 0) {
            return OptionalDouble.empty();
        }
        double precision = precision().orElse(0);
        double recall = recall().orElse(0);
        double sum = precision + recall;
        return OptionalDouble.of(sum == 0 ? 0 : 2 * precision * recall / sum);
    }

    public ObjectScore merge(ObjectScore other) {
        return new ObjectScore(
                predicted + other.predicted, correct + other.correct, reference + other.reference, found + other.found);
    }
}
