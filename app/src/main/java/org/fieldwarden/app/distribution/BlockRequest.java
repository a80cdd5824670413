package org.fieldwarden.app.distribution;

import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.BlockKey;

/**
 * One block that somebody shall score.
 *
 * @param job id of the job
 * @param block key under which the result is to be kept
 * @param window place in the working grid
 */
record BlockRequest(String job, BlockKey block, PixelWindow window) {}
