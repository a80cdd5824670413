package org.fieldwarden.core;

/**
 * The pixel sizes a model was made for.
 *
 * @param finest smallest GSD
 * @param coarsest largest GSD, at least {@code finest}
 */
public record GsdRange(GroundSamplingDistance finest, GroundSamplingDistance coarsest) {

    public GsdRange {
        if (finest.compareTo(coarsest) > 0) {
            throw new IllegalArgumentException("A GSD range goes from fine to coarse: " + finest + ", " + coarsest);
        }
    }

    public static GsdRange ofMetres(double finestMetres, double coarsestMetres) {
        return new GsdRange(
                GroundSamplingDistance.ofMetres(finestMetres), GroundSamplingDistance.ofMetres(coarsestMetres));
    }

    public boolean contains(GroundSamplingDistance gsd) {
        return finest.compareTo(gsd) <= 0 && gsd.compareTo(coarsest) <= 0;
    }
}
