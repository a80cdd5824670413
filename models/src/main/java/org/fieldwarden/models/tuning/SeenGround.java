package org.fieldwarden.models.tuning;

import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/**
 * A window of a flight pair as the detector sees it: both dates on each other, and what the parent model says of it.
 *
 * @param baseline may be unobserved in parts
 * @param current same window, co-registered
 * @param scores same window, by the bundle that is to be tuned; unobserved outside the working grid
 */
public record SeenGround(OrthophotoTile baseline, OrthophotoTile current, ScoreBlock scores) {

    public SeenGround {
        if (!baseline.window().equals(current.window()) || !baseline.window().equals(scores.window())) {
            throw new IllegalArgumentException("Both dates and the scores must show one window: " + baseline.window());
        }
    }

    PixelWindow window() {
        return baseline.window();
    }
}
