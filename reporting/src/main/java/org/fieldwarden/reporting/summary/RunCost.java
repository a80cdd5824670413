package org.fieldwarden.reporting.summary;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run cost.
 *
 * @param stages wall-clock time of each stage, in the order of the flow
 * @param peakMemoryBytes largest resident memory of the process
 */
public record RunCost(Map<String, Duration> stages, long peakMemoryBytes) {

    private static final double NANOS_PER_SECOND = 1e9;

    public RunCost {
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        if (peakMemoryBytes < 0) {
            throw new IllegalArgumentException("Memory is not negative: " + peakMemoryBytes);
        }
    }

    public double totalSeconds() {
        return seconds(stages.values().stream().reduce(Duration.ZERO, Duration::plus));
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
