package org.fieldwarden.reporting.audit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/**
 * What a model says of a pair, on the label's grid.
 *
 * @param scores one block over the whole label: calibrated score and land cover of each pixel, or unobserved
 * @param changes pixels inside reported change polygons, by the polygon's kind; all of the label's size
 */
public record Prediction(ScoreBlock scores, Map<ChangeKind, Mask> changes) {

    public Prediction {
        changes = Map.copyOf(changes);
        PixelWindow window = scores.window();
        for (Mask mask : changes.values()) {
            if (mask.width() != window.width() || mask.height() != window.height()) {
                throw new IllegalArgumentException("Changes and scores differ in size");
            }
        }
    }

    /**
     * A prediction that consists of a mask alone: score 1 inside and 0 outside, a change of cover that nobody named.
     *
     * @param observed pixels that were judged
     */
    public static Prediction ofMask(Mask changed, Mask observed) {
        changed.requireSameSize(observed);
        byte[] scores = new byte[changed.width() * changed.height()];
        byte[] covers = new byte[scores.length];
        Arrays.fill(covers, ScoreBlock.encodeCovers(LandCover.BARE_GROUND, LandCover.VEGETATION));
        for (int index = 0; index < scores.length; index++) {
            int column = index % changed.width();
            int row = index / changed.width();
            scores[index] = observed.isSet(column, row)
                    ? ScoreBlock.encodeScore(changed.isSet(column, row) ? 1 : 0)
                    : (byte) ScoreBlock.UNOBSERVED;
        }
        return new Prediction(
                ScoreBlock.of(PixelWindow.atSize(0, 0, changed.width(), changed.height()), scores, covers),
                Map.of(ChangeKind.COVER_ALTERED, changed));
    }

    public int width() {
        return scores.window().width();
    }

    public int height() {
        return scores.window().height();
    }

    /** Pixels that were judged. */
    public Mask observed() {
        return Mask.of(width(), height(), scores::observed);
    }

    /** Pixels that were judged and lie inside a reported change polygon of any kind. */
    public Mask changed() {
        return changes.values().stream()
                .reduce(Mask.none(width(), height()), Mask::or)
                .and(observed());
    }

    /** The changes of each kind within {@code part}. */
    Map<ChangeKind, Mask> changesWithin(Mask part) {
        Map<ChangeKind, Mask> within = new EnumMap<>(ChangeKind.class);
        changes.forEach((kind, mask) -> within.put(kind, mask.and(part)));
        return within;
    }
}
