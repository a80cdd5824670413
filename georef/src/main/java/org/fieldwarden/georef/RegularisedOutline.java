package org.fieldwarden.georef;

import org.locationtech.jts.geom.Polygon;

/** What became of a traced outline: a regular one with its error, or the reason why there is none. */
public sealed interface RegularisedOutline {

    /**
     * A regular outline within tolerance.
     *
     * @param outlinePx x = column, y = row of pixel corners; valid, with as many holes as were traced; rings start and run
     *     as traced ones do
     * @param fit its distance from the traced outline
     */
    record Regular(Polygon outlinePx, OutlineFit fit) implements RegularisedOutline {}

    /** No regular outline; the smoothed one is the better picture. */
    record Declined(Reason reason) implements RegularisedOutline {}

    /** Why an outline stays as it was traced. */
    enum Reason {
        /** The traced polygon is empty or not valid. */
        UNUSABLE,
        /** Too few pixels to tell a shape. */
        TOO_SMALL,
        /** So many corners that it is no building. */
        TOO_INTRICATE,
        /** Its walls do not run in one or two directions and their perpendiculars, or its corners are not right. */
        NO_DOMINANT_DIRECTION,
        /** An ellipse describes it better: a tank, a silo, a heap. */
        ROUND,
        /** The regular edges do not close to a polygon with the same holes. */
        NOT_CLOSED,
        /** The regular outline is farther from the traced one than the tolerance. */
        POOR_FIT
    }
}
