package org.fieldwarden.detector;

import org.fieldwarden.core.GroundSamplingDistance;

/**
 * The ground sampling distances a model was made for, both ends included.
 *
 * @param finest smallest GSD
 * @param coarsest greatest GSD, not below the finest
 */
public record GsdRange(GroundSamplingDistance finest, GroundSamplingDistance coarsest) {

    public GsdRange {
        if (finest.compareTo(coarsest) > 0) {
            throw new IllegalArgumentException("The GSD range is upside down: " + finest + " to " + coarsest);
        }
    }

    public static GsdRange ofMetres(double finest, double coarsest) {
        return new GsdRange(GroundSamplingDistance.ofMetres(finest), GroundSamplingDistance.ofMetres(coarsest));
    }

    public boolean contains(GroundSamplingDistance gsd) {
        return finest.compareTo(gsd) <= 0 && gsd.compareTo(coarsest) <= 0;
    }
}
