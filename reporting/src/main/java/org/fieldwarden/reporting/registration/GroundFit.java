package org.fieldwarden.reporting.registration;

import java.util.OptionalDouble;

/**
 * What co-registration made of one ground under one known field.
 *
 * @param errors where the field is relied on and both pictures show the place
 * @param givenUpPlaces places that both pictures show and that were left unobserved
 * @param statedResidualPx median residual that the field itself states; empty where it relies on no place
 */
public record GroundFit(String ground, EndPointErrors errors, int givenUpPlaces, OptionalDouble statedResidualPx) {

    public GroundFit {
        if (givenUpPlaces < 0) {
            throw new IllegalArgumentException("Places given up: " + givenUpPlaces);
        }
    }

    /** Places that both pictures show. */
    int places() {
        return errors.places() + givenUpPlaces;
    }
}
