package org.fieldwarden.app.detection;

import java.util.List;
import java.util.Map;
import org.fieldwarden.core.Change;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.reporting.summary.Comparison;

/**
 * What a comparison found, before it is published.
 *
 * @param comparison flights, grid, model and what stayed unobserved
 * @param changes largest first
 * @param shifts how the current flight was laid on the baseline
 * @param settings resolved settings, as they are written beside the result
 */
public record DetectionResult(
        Comparison comparison, List<Change> changes, ShiftField shifts, Map<String, String> settings) {}
