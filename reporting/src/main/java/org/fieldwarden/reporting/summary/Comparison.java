package org.fieldwarden.reporting.summary;

import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelGrid;

/**
 * What was compared with what, by which model, and what could not be judged.
 *
 * @param grid working grid of the comparison; the issues' windows refer to it
 * @param modelBundleHash lower-case hex SHA-256 of the model bundle
 * @param residual of co-registration; empty where none was measured
 */
public record Comparison(
        FlightPair flights,
        PixelGrid grid,
        String modelBundleHash,
        List<Issue> issues,
        Optional<CoRegistrationResidual> residual) {

    public Comparison {
        issues = List.copyOf(issues);
    }

    /** A comparison without a measured residual. */
    public Comparison(FlightPair flights, PixelGrid grid, String modelBundleHash, List<Issue> issues) {
        this(flights, grid, modelBundleHash, issues, Optional.empty());
    }

    /** The same with the residual that was measured. */
    public Comparison withResidual(CoRegistrationResidual measured) {
        return new Comparison(flights, grid, modelBundleHash, issues, Optional.of(measured));
    }

    public ObservedGround ground() {
        return ObservedGround.of(grid, issues);
    }
}
