package org.fieldwarden.reporting.summary;

/**
 * What co-registration left open over a comparison.
 *
 * @param medianMetres half of the places have at most this residual
 * @param metres95 95 of 100 places have at most this residual
 */
public record CoRegistrationResidual(double medianMetres, double metres95) {

    public CoRegistrationResidual {
        if (!(medianMetres >= 0 && metres95 >= medianMetres)) {
            throw new IllegalArgumentException("Residuals out of order: " + medianMetres + ", " + metres95);
        }
    }
}
