package org.fieldwarden.georef;

import java.util.Arrays;
import java.util.Comparator;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * One pose for a polygon and all its shifts, quarter turns and mirror images, with one start and one direction for its
 * rings. What is computed in this pose does not depend on any of these, not even where two results are equally good.
 * (An outline with a symmetry of its own has several equal poses; which of these is taken is left to the order below.)
 */
final class CanonicalPose {

    private static final Comparator<Coordinate> TOP_LEFT_FIRST =
            Comparator.<Coordinate>comparingDouble(place -> place.y).thenComparingDouble(place -> place.x);

    private final Polygon posed;
    private final AffineTransformation back;

    private CanonicalPose(Polygon posed, AffineTransformation back) {
        this.posed = posed;
        this.back = back;
    }

    static CanonicalPose of(Polygon outline) {
        CanonicalPose least = turned(outline, 0);
        for (int turn = 1; turn < 8; turn++) {
            CanonicalPose other = turned(outline, turn);
            if (other.posed.compareTo(least.posed) < 0) {
                least = other;
            }
        }
        return least;
    }

    private static CanonicalPose turned(Polygon outline, int turn) {
        int right = (turn & 1) == 0 ? 1 : -1;
        int down = (turn & 2) == 0 ? 1 : -1;
        boolean upright = (turn & 4) == 0;
        AffineTransformation there = upright
                ? new AffineTransformation(right, 0, 0, 0, down, 0)
                : new AffineTransformation(0, right, 0, down, 0, 0);
        AffineTransformation back = upright
                ? new AffineTransformation(right, 0, 0, 0, down, 0)
                : new AffineTransformation(0, down, 0, right, 0, 0);
        Polygon turned = (Polygon) there.transform(outline);
        Envelope box = turned.getEnvelopeInternal();
        Polygon posed = (Polygon) AffineTransformation.translationInstance(-box.getMinX(), -box.getMinY())
                .transform(turned);
        return new CanonicalPose(
                (Polygon) posed.norm(),
                AffineTransformation.translationInstance(box.getMinX(), box.getMinY())
                        .compose(back));
    }

    /** The polygon in this pose; its corner of least x and y lies at the origin. */
    Polygon posed() {
        return posed;
    }

    /**
     * A polygon of this pose where the original was, its rings as {@link RingLinker} makes them: from the topmost,
     * leftmost corner, the outer one counter-clockwise and holes clockwise as seen on a screen, holes from the top.
     */
    Polygon unposed(Polygon polygon) {
        Polygon there = (Polygon) back.transform(polygon);
        LinearRing[] holes = new LinearRing[there.getNumInteriorRing()];
        for (int hole = 0; hole < holes.length; hole++) {
            LinearRing ring = fromTopLeft(there.getInteriorRingN(hole));
            holes[hole] = Orientation.isCCW(ring.getCoordinateSequence()) ? ring : ring.reverse();
        }
        Arrays.sort(holes, Comparator.comparing(hole -> hole.getCoordinateN(0), TOP_LEFT_FIRST));
        LinearRing shell = fromTopLeft(there.getExteriorRing());
        return there.getFactory()
                .createPolygon(Orientation.isCCW(shell.getCoordinateSequence()) ? shell.reverse() : shell, holes);
    }

    private static LinearRing fromTopLeft(LinearRing ring) {
        Coordinate[] corners = ring.getCoordinates();
        int count = corners.length - 1;
        int first = 0;
        for (int i = 1; i < count; i++) {
            first = TOP_LEFT_FIRST.compare(corners[i], corners[first]) < 0 ? i : first;
        }
        Coordinate[] turned = new Coordinate[corners.length];
        for (int i = 0; i <= count; i++) {
            turned[i] = corners[(first + i) % count].copy();
        }
        return ring.getFactory().createLinearRing(turned);
    }
}
