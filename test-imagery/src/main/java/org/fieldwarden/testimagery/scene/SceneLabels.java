package org.fieldwarden.testimagery.scene;

import org.fieldwarden.core.PixelWindow;

/**
 * Labels of a window, each height x width, row-major; the arrays belong to whoever asked for the labels.
 *
 * @param changed 1 = changed, 0 = not
 * @param baselineCover {@link org.fieldwarden.core.LandCover#channel()} on the baseline
 * @param currentCover likewise on the current flight
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, straight into a training batch
public record SceneLabels(PixelWindow window, byte[] changed, byte[] baselineCover, byte[] currentCover) {}
