package org.fieldwarden.georef;

import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.georef.DominantDirections.Stretch;
import org.fieldwarden.georef.RegularisedOutline.Declined;
import org.fieldwarden.georef.RegularisedOutline.Reason;
import org.fieldwarden.georef.RegularisedOutline.Regular;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Gives a traced building straight walls and right angles.
 *
 * <p>The outline is cut into straight runs ({@link StraightRuns}). The direction that most of their length follows,
 * right angles apart, is the dominant one (Duchene et al. 2003); a second one is taken where a fifth of the length
 * follows it, both along and across, as with two wings built at an angle. Runs follow a direction or its perpendicular
 * where turning them moves no end by more than {@link RegularisationSettings#straightnessMetres}, else they keep their
 * own; runs shorter than {@link RegularisationSettings#shortestEdgeMetres} go, and their neighbours decide what takes
 * their place (the cases of Sester 2005). Edges are then placed by least squares on the boundary they stand for, and
 * each direction on all its edges (Dutter 2007), and meet in corners.
 *
 * <p>Where this departs: Sester moves the corners of a surveyed plan, here the pixel rim is the observation, so lines are
 * fitted to it and corners follow. Wei, Ji and Lu (2020) turn edges to the direction of the longest one, about their
 * middle; here all walls vote, a second direction is possible, and the result is measured and refused where it does not
 * fit. An outline is also refused where an ellipse fits better. Results do not depend on the start and direction of rings
 * nor on shifts, quarter turns and mirror images of the pixel grid ({@link CanonicalPose}).
 *
 * <p>Sources: Douglas, Peucker, Algorithms for the reduction of the number of points required to represent a digitized
 * line or its caricature, 1973. Pavlidis, Horowitz, Segmentation of plane curves, 1974. Duchene et al., Quantitative and
 * qualitative description of building orientation, 2003. Sester, Optimization approaches for generalization and data
 * abstraction, IJGIS 19 (8-9), 2005. Dutter, Generalization of building footprints derived from high resolution remote
 * sensing data, TU Wien, 2007. Wei, Ji, Lu, Toward automatic building footprint delineation from aerial images using CNN
 * and regularization, IEEE TGRS 58 (3), 2020.
 *
 * <p>Safe for use by several threads.
 */
public final class OutlineRegularisation {

    /** Fewer pixels have no shape that a rim of a pixel would not hide. */
    private static final double FEWEST_PIXELS = 36;

    /** More corners than that are no building, and would take seconds. */
    private static final int MOST_CORNERS = 20_000;

    private static final int MOST_STRETCHES = 400;

    /**
     * Least {@link DominantDirections#support}. Of drawn buildings whose rim wavers by a pixel nearly all have it (of boxes
     * of 13 x 10 pixels seven in eight); of ragged outlines with ten corners one in ten or less gets past all conditions.
     */
    private static final double LEAST_SUPPORT = 0.65;

    /** Least length along the directions, share of all: one slanted wall in four. */
    private static final double REGULAR_SHARE = 0.75;

    /** A right-angled trapezoid has two. Half of all corners must be right in any case. */
    private static final int FEWEST_RIGHT_ANGLES = 2;

    /** A courtyard whose area changes by more keeps its smoothed outline. */
    private static final double HOLE_AREA_SHARE = 0.1;

    private final RegularisationSettings settings;

    public OutlineRegularisation(RegularisationSettings settings) {
        this.settings = settings;
    }

    /**
     * The regular outline of a traced polygon, or why there is none. Never fails, whatever the shape.
     *
     * @param tracedPx x = column, y = row of pixel corners; best the pixel staircase itself, because a smoothed outline
     *     has already moved the rim
     * @param gsd of the grid in whose pixels it was traced
     */
    public RegularisedOutline regularise(Polygon tracedPx, GroundSamplingDistance gsd) {
        if (tracedPx.getNumPoints() > MOST_CORNERS) {
            return new Declined(Reason.TOO_INTRICATE);
        }
        if (tracedPx.isEmpty() || !tracedPx.isValid()) {
            return new Declined(Reason.UNUSABLE);
        }
        if (tracedPx.getArea() < FEWEST_PIXELS) {
            return new Declined(Reason.TOO_SMALL);
        }
        CanonicalPose pose = CanonicalPose.of(tracedPx);
        RegularisedOutline posed = posed(pose.posed(), gsd);
        return posed instanceof Regular regular ? new Regular(pose.unposed(regular.outlinePx()), regular.fit()) : posed;
    }

    private RegularisedOutline posed(Polygon traced, GroundSamplingDistance gsd) {
        OutlineScale scale = OutlineScale.of(settings, gsd);
        BoundaryPlaces places = BoundaryPlaces.of(traced.getExteriorRing());
        List<Stretch> stretches = RightAngledRing.stretches(places, scale);
        if (stretches.size() > MOST_STRETCHES) {
            return new Declined(Reason.TOO_INTRICATE);
        }
        Optional<DominantDirections> directions = DominantDirections.of(stretches, scale.shortestPx());
        if (directions.isEmpty() || directions.get().support(stretches) < LEAST_SUPPORT) {
            return new Declined(Reason.NO_DOMINANT_DIRECTION);
        }
        EdgeChain chain = RightAngledRing.chain(places, stretches, directions.get(), scale);
        chain.close();
        Optional<RightAngledRing> shell = RightAngledRing.of(chain);
        if (shell.isEmpty()) {
            return new Declined(Reason.NOT_CLOSED);
        }
        if (shell.get().rightAngles() < FEWEST_RIGHT_ANGLES
                || 2 * shell.get().rightAngles() < shell.get().corners().size()
                || shell.get().regularShare() < REGULAR_SHARE) {
            return new Declined(Reason.NO_DOMINANT_DIRECTION);
        }
        return judged(traced, withHoles(traced, shell.get(), chain.directions(), scale), gsd);
    }

    private RegularisedOutline judged(Polygon traced, Polygon regular, GroundSamplingDistance gsd) {
        if (!regular.isValid()) {
            return new Declined(Reason.NOT_CLOSED);
        }
        if (isOutside(regular, traced, settings.tolerance().hausdorffMetres() / gsd.metres())) {
            return new Declined(Reason.POOR_FIT);
        }
        if (isRound(traced.getExteriorRing(), regular.getExteriorRing())) {
            return new Declined(Reason.ROUND);
        }
        OutlineFit fit = OutlineFit.between(traced, regular, gsd);
        return settings.tolerance().admits(fit) ? new Regular(regular, fit) : new Declined(Reason.POOR_FIT);
    }

    private static Polygon withHoles(
            Polygon traced, RightAngledRing shell, DominantDirections directions, OutlineScale scale) {
        LinearRing[] holes = new LinearRing[traced.getNumInteriorRing()];
        for (int hole = 0; hole < holes.length; hole++) {
            holes[hole] = courtyard(traced.getInteriorRingN(hole), directions, scale);
        }
        return traced.getFactory().createPolygon(shell.toLinearRing(traced.getExteriorRing()), holes);
    }

    /** The hole along the directions of the shell, or smoothed where that does not fit. */
    private static LinearRing courtyard(LinearRing traced, DominantDirections directions, OutlineScale scale) {
        Polygon area = filled(traced);
        BoundaryPlaces places = BoundaryPlaces.of(traced);
        List<Stretch> stretches = RightAngledRing.stretches(places, scale);
        if (stretches.size() <= MOST_STRETCHES) {
            EdgeChain chain = RightAngledRing.chain(places, stretches, directions, scale);
            chain.closeAlongDirections();
            Optional<LinearRing> regular = RightAngledRing.of(chain)
                    .map(ring -> ring.toLinearRing(traced))
                    .filter(ring -> filled(ring).isValid()
                            && Math.abs(filled(ring).getArea() - area.getArea()) <= HOLE_AREA_SHARE * area.getArea());
            if (regular.isPresent()) {
                return regular.get();
            }
        }
        return OutlineSimplification.simplified(area, 1).getExteriorRing();
    }

    /** Whether a corner lies so far out that nothing else need be measured; two flat walls may meet anywhere. */
    private static boolean isOutside(Polygon regular, Polygon traced, double permittedPx) {
        Envelope permitted = traced.getEnvelopeInternal().copy();
        permitted.expandBy(permittedPx);
        return !permitted.covers(regular.getEnvelopeInternal());
    }

    private static boolean isRound(LinearRing traced, LinearRing regular) {
        Polygon region = filled(traced);
        return OutlineFit.differenceArea(region, MomentEllipse.of(traced))
                < OutlineFit.differenceArea(region, filled(regular));
    }

    private static Polygon filled(LinearRing ring) {
        return ring.getFactory().createPolygon(ring);
    }
}
