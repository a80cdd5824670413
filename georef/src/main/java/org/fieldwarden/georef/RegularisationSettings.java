package org.fieldwarden.georef;

/**
 * How a traced outline becomes regular, and how far the regular outline may be from the traced one. Lengths hold on the
 * ground, so they ask the same of a building at every GSD; below a few pixels the pixel grid decides instead, see
 * {@link OutlineScale}.
 *
 * @param straightnessMetres a wall is straight if its outline keeps within this of a line; greater than 0
 * @param shortestEdgeMetres shorter steps, niches and projections are not drawn; greater than 0
 * @param tolerance the largest fit error of a regular outline
 */
public record RegularisationSettings(double straightnessMetres, double shortestEdgeMetres, FitTolerance tolerance) {

    /** About two pixels of a working grid of 0.3 to 0.65 m, and less than any part of a house that a list would tell. */
    public static final RegularisationSettings DEFAULT =
            new RegularisationSettings(0.75, 1.5, new FitTolerance(0.05, 0.2, 2.0, 0.6));

    public RegularisationSettings {
        if (!(straightnessMetres > 0 && straightnessMetres <= 100)) {
            throw new IllegalArgumentException("Straightness must be in (0, 100] metres: " + straightnessMetres);
        }
        if (!(shortestEdgeMetres > 0 && shortestEdgeMetres <= 100)) {
            throw new IllegalArgumentException("The shortest edge must be in (0, 100] metres: " + shortestEdgeMetres);
        }
    }

    /**
     * The largest permitted {@link OutlineFit}.
     *
     * @param areaShare change of area, share of the traced area; in (0, 1]
     * @param differenceShare area in only one of the outlines, share of the traced area; in (0, 1]
     * @param hausdorffMetres largest distance from either boundary to the other; greater than 0
     * @param rmsMetres root mean square of these distances; greater than 0
     */
    public record FitTolerance(double areaShare, double differenceShare, double hausdorffMetres, double rmsMetres) {

        public FitTolerance {
            if (!(areaShare > 0 && areaShare <= 1 && differenceShare > 0 && differenceShare <= 1)) {
                throw new IllegalArgumentException(
                        "Permitted shares of area must be in (0, 1]: " + areaShare + ", " + differenceShare);
            }
            if (!(hausdorffMetres > 0 && rmsMetres > 0)) {
                throw new IllegalArgumentException(
                        "Permitted distances must be greater than 0: " + hausdorffMetres + ", " + rmsMetres);
            }
        }

        boolean admits(OutlineFit fit) {
            return Math.abs(fit.areaChangeShare()) <= areaShare
                    && fit.differenceShare() <= differenceShare
                    && fit.hausdorffMetres() <= hausdorffMetres
                    && fit.rmsMetres() <= rmsMetres;
        }
    }
}
