package org.fieldwarden.models.tuning;

import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.models.data.TrainingSample;

/**
 * Land cover that people saw inside a confirmed change, as labels of {@link TrainingSample}.
 *
 * @param baseline label on the baseline
 * @param current label on the current flight
 */
public record SeenCovers(byte baseline, byte current) {

    /** Nobody said. The detector's own answer is not taken for the truth. */
    public static final SeenCovers UNKNOWN = new SeenCovers(TrainingSample.IGNORE, TrainingSample.IGNORE);

    public static SeenCovers of(ChangeClass seen) {
        return new SeenCovers((byte) seen.from().channel(), (byte) seen.to().channel());
    }
}
