package org.fieldwarden.georef;

import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.NuisanceReason;
import org.locationtech.jts.geom.Polygon;

/**
 * A changed region of the working grid, still in pixel space.
 *
 * @param outlinePx x = column, y = row of pixel corners; valid; holes kept
 * @param pixels changed pixels inside the region, before its outline was simplified; at least 1
 * @param meanScore mean calibrated score over those pixels, in [0, 1]
 * @param maxScore highest of their scores, in [0, 1]
 * @param nuisance what else than a change it may be
 */
public record TracedChange(
        Polygon outlinePx,
        long pixels,
        double meanScore,
        double maxScore,
        ChangeClass changed,
        NuisanceReason nuisance) {

    /** A region that nobody has looked at for nuisances. */
    public TracedChange(Polygon outlinePx, long pixels, double meanScore, double maxScore, ChangeClass changed) {
        this(outlinePx, pixels, meanScore, maxScore, changed, NuisanceReason.NONE);
    }

    public TracedChange {
        if (outlinePx.isEmpty() || pixels < 1) {
            throw new IllegalArgumentException("A traced change has an outline and pixels");
        }
        if (!(meanScore >= 0 && meanScore <= maxScore && maxScore <= 1)) {
            throw new IllegalArgumentException("Scores out of order: mean " + meanScore + ", highest " + maxScore);
        }
    }

    public TracedChange withNuisance(NuisanceReason reason) {
        return new TracedChange(outlinePx, pixels, meanScore, maxScore, changed, reason);
    }
}
