package org.fieldwarden.reporting.audit;

import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.SquareMetres;

/**
 * On which terms a model is judged.
 *
 * @param gsd GSD of the pairs and their labels
 * @param boundaryToleranceMetres how far two outlines may lie apart and still agree; 0 to {@value #MOST_TOLERANCE_PX} px
 * @param minimumMappingUnit smaller detections were not reported
 */
public record AuditTerms(
        GroundSamplingDistance gsd,
        ClassScope classes,
        double boundaryToleranceMetres,
        SquareMetres minimumMappingUnit) {

    /** A label is drawn, and resampled, no better than this. */
    public static final double USUAL_TOLERANCE_PX = 2;

    /** Above this an outline says nothing, and looking around every pixel takes too long. */
    public static final int MOST_TOLERANCE_PX = 64;

    public AuditTerms {
        if (!(boundaryToleranceMetres >= 0 && boundaryToleranceMetres <= MOST_TOLERANCE_PX * gsd.metres())) {
            throw new IllegalArgumentException("A boundary tolerance is 0 to " + MOST_TOLERANCE_PX + " pixels, here "
                    + MOST_TOLERANCE_PX * gsd.metres() + " m: " + boundaryToleranceMetres);
        }
    }

    /** Terms with the usual boundary tolerance. */
    public static AuditTerms of(GroundSamplingDistance gsd, ClassScope classes, SquareMetres minimumMappingUnit) {
        return new AuditTerms(gsd, classes, USUAL_TOLERANCE_PX * gsd.metres(), minimumMappingUnit);
    }

    double boundaryTolerancePx() {
        return boundaryToleranceMetres / gsd.metres();
    }

    /** Square metres of one label pixel. */
    double pixelM2() {
        return gsd.metres() * gsd.metres();
    }
}
