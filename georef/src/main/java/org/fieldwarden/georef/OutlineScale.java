package org.fieldwarden.georef;

import org.fieldwarden.core.GroundSamplingDistance;

/**
 * The lengths of {@link RegularisationSettings} in pixels, never below what a pixel grid can show: a mask's rim wobbles
 * by a pixel or two, and three pixels are the shortest edge whose direction means anything.
 *
 * @param straightPx an edge keeps within this of its line
 * @param shortestPx shorter edges are not drawn
 */
record OutlineScale(double straightPx, double shortestPx) {

    private static final double RIM_PX = 1.5;
    private static final double SHORTEST_PX = 3;

    static OutlineScale of(RegularisationSettings settings, GroundSamplingDistance gsd) {
        return new OutlineScale(
                Math.max(settings.straightnessMetres() / gsd.metres(), RIM_PX),
                Math.max(settings.shortestEdgeMetres() / gsd.metres(), SHORTEST_PX));
    }
}
