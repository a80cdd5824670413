package org.fieldwarden.reporting.audit;

import java.util.OptionalDouble;
import org.fieldwarden.core.ChangeKind;

/**
 * A pair's audit pixel by pixel.
 *
 * @param all every pixel of the label; one that could not be judged counts as "no change found"
 * @param observed judged pixels only
 * @param boundary pixels of outlines within the tolerance
 * @param kinds for each kind of change: pixels predicted as this kind, those of them that changed by the reference (whatever
 *     its kind there), reference pixels of this kind, those of them that were predicted as any change. Without kinds in the
 *     reference its two counts are 0
 */
public record PixelAudit(
        ConfusionMatrix all, ConfusionMatrix observed, ObjectScore boundary, ScoresBy<ChangeKind> kinds) {

    public static final PixelAudit EMPTY =
            new PixelAudit(ConfusionMatrix.EMPTY, ConfusionMatrix.EMPTY, ObjectScore.EMPTY, ScoresBy.empty());

    public PixelAudit {
        if (observed.total() > all.total()) {
            throw new IllegalArgumentException("More observed pixels than pixels");
        }
    }

    /** Share of the pixels that could not be judged. */
    public OptionalDouble unobservedShare() {
        return ConfusionMatrix.ratio(all.total() - observed.total(), all.total());
    }

    /** Share of all pixels that were called changed and are not. */
    public OptionalDouble falseShare() {
        return ConfusionMatrix.ratio(all.falsePositives(), all.total());
    }

    /** Share of all pixels that were judged wrongly. */
    public OptionalDouble wrongShare() {
        return ConfusionMatrix.ratio(all.falsePositives() + all.falseNegatives(), all.total());
    }

    public PixelAudit merge(PixelAudit other) {
        return new PixelAudit(
                all.merge(other.all),
                observed.merge(other.observed),
                boundary.merge(other.boundary),
                kinds.merge(other.kinds));
    }
}
