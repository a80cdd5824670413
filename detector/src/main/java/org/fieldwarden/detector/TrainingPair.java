package org.fieldwarden.detector;

import org.fieldwarden.core.OrthophotoTile;

/**
 * Two tiles of the same ground and what is true of them. Whether pixels were observed is not looked at; mark them
 * {@link PixelLabels#IGNORED}.
 *
 * @param baseline sides are multiples of {@link NetworkShape#PHASE_PX}
 * @param current same size as the baseline
 * @param labels same size
 */
public record TrainingPair(OrthophotoTile baseline, OrthophotoTile current, PixelLabels labels) {

    public TrainingPair {
        int width = baseline.window().width();
        int height = baseline.window().height();
        if (current.window().width() != width
                || current.window().height() != height
                || !labels.fits(baseline.window())) {
            throw new IllegalArgumentException("Tiles and labels of a training pair must have the same size");
        }
        if (width % NetworkShape.PHASE_PX != 0 || height % NetworkShape.PHASE_PX != 0) {
            throw new IllegalArgumentException("Sides must be multiples of 16 pixels: " + width + " x " + height);
        }
    }
}
