package org.fieldwarden.detector.nuisance;

/**
 * What was measured of a change polygon and of the quiet ground around it. Shares are in [0, 1] and 0 where there was
 * nothing to measure.
 *
 * @param residualMetres what co-registration leaves open around the polygon, at least a pixel
 */
record ChangeEvidence(Shape shape, Surroundings around, Inside inside, double residualMetres) {

    /**
     * The polygon as a figure.
     *
     * @param thicknessMetres twice the area over the perimeter: the width of a sliver, half the side of a square
     * @param lengthMetres longer side of the smallest rectangle around it
     * @param breadthMetres shorter side of that rectangle
     */
    record Shape(double areaM2, double thicknessMetres, double lengthMetres, double breadthMetres) {}

    /**
     * Ground just outside, as far as its change score is low.
     *
     * @param building share that is building on both dates
     * @param hard share that is hard surface or bare on both dates
     * @param tall share that is building or vegetation on both dates
     */
    record Surroundings(double building, double hard, double tall) {}

    /**
     * The polygon's own pixels, both dates brought to the same light by the ground around.
     *
     * @param shadow share that is much darker on one date, dark there for its surroundings, and of equal chromaticity
     * @param openGround share that is vegetation or bare ground on both dates
     * @param greening change of greenness (2 G - R - B) / (R + G + B) against the ground around, absolute
     * @param edge how much of that change happens within a metre of the outline: 0 soft, 1 sharp
     */
    record Inside(double shadow, double openGround, double greening, double edge) {}
}
