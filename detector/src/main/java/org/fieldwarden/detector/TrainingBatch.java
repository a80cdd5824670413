package org.fieldwarden.detector;

import java.util.List;

/**
 * The pairs of one training step.
 *
 * @param pairs at least one, all of the same size
 */
public record TrainingBatch(List<TrainingPair> pairs) {

    public TrainingBatch {
        pairs = List.copyOf(pairs);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("A batch needs at least one pair");
        }
        int width = pairs.get(0).baseline().window().width();
        int height = pairs.get(0).baseline().window().height();
        for (TrainingPair pair : pairs) {
            if (pair.baseline().window().width() != width
                    || pair.baseline().window().height() != height) {
                throw new IllegalArgumentException("All pairs of a batch must have the same size");
            }
        }
    }

    public int width() {
        return pairs.get(0).baseline().window().width();
    }

    public int height() {
        return pairs.get(0).baseline().window().height();
    }
}
