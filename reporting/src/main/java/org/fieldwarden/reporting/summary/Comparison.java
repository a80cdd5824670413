package org.fieldwarden.reporting.summary;

import java.util.List;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelGrid;

/**
 * What was compared with what, by which model, and what could not be judged.
 *
 * @param grid working grid of the comparison; the issues' windows refer to it
 * @param modelBundleHash lower-case hex SHA-256 of the model bundle
 */
public record Comparison(FlightPair flights, PixelGrid grid, String modelBundleHash, List<Issue> issues) {

    public Comparison {
        issues = List.copyOf(issues);
    }

    public ObservedGround ground() {
        return ObservedGround.of(grid, issues);
    }
}
