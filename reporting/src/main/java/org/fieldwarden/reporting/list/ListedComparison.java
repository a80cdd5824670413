package org.fieldwarden.reporting.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.UnobservedGround;
import org.fieldwarden.reporting.summary.CoRegistrationResidual;
import org.fieldwarden.reporting.summary.Comparison;

/**
 * What a list tells of the comparison behind it.
 *
 * @param crs of the coordinates in the list
 * @param modelBundleHash lower-case hex SHA-256 of the model bundle
 * @param residual of co-registration; empty where none was measured, or the register does not say it
 */
public record ListedComparison(
        FlightReference baseline,
        FlightReference current,
        CrsCode crs,
        GroundSamplingDistance gsd,
        String modelBundleHash,
        Unobserved unobserved,
        Optional<CoRegistrationResidual> residual) {

    /**
     * Ground that was not judged.
     *
     * @param area planar
     * @param compared all ground that was compared, planar; empty where a register of an older version does not say it
     * @param reasons how many windows for each kind of issue
     */
    public record Unobserved(SquareMetres area, Optional<SquareMetres> compared, Map<String, Long> reasons) {

        public Unobserved {
            reasons = new TreeMap<>(reasons);
        }
    }

    /** That of a run. */
    public static ListedComparison of(Comparison comparison) {
        return new ListedComparison(
                comparison.flights().baseline().reference(),
                comparison.flights().current().reference(),
                comparison.grid().crs(),
                comparison.grid().gsd(),
                comparison.modelBundleHash(),
                new Unobserved(
                        comparison.ground().unobserved(),
                        Optional.of(comparison.ground().compared()),
                        comparison.issues().stream()
                                .collect(Collectors.groupingBy(Issue::kind, Collectors.counting()))),
                comparison.residual());
    }

    /** That of a lead that a register keeps. */
    public static ListedComparison of(
            NumberedChange lead, List<UnobservedGround> windows, Optional<SquareMetres> compared) {
        var provenance = lead.change().provenance();
        return new ListedComparison(
                provenance.baseline(),
                provenance.current(),
                lead.change().place().crs(),
                provenance.gsd(),
                provenance.modelBundleHash(),
                new Unobserved(
                        windows.stream().map(UnobservedGround::area).reduce(SquareMetres.ZERO, SquareMetres::plus),
                        compared,
                        windows.stream().collect(Collectors.groupingBy(UnobservedGround::kind, Collectors.counting()))),
                Optional.empty());
    }
}
