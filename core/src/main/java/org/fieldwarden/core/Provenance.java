package org.fieldwarden.core;

/**
 * What a change was found from.
 *
 * @param gsd GSD of the grid the comparison was made on
 * @param modelBundleHash lower-case hex SHA-256 of the model bundle
 * @param residualMetres co-registration residual around the change, metres, not negative
 */
public record Provenance(
        FlightReference baseline,
        FlightReference current,
        GroundSamplingDistance gsd,
        String modelBundleHash,
        double residualMetres) {

    public Provenance {
        if (!(residualMetres >= 0)) {
            throw new IllegalArgumentException("A residual is not negative: " + residualMetres);
        }
    }
}
