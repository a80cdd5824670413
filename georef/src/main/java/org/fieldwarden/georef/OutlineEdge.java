package org.fieldwarden.georef;

import org.locationtech.jts.geom.Coordinate;

/**
 * One straight edge of an outline in the making.
 *
 * @param arc the boundary places it stands for
 * @param axis {@code 2 k} along the dominant direction number k, {@code 2 k + 1} across it, {@link #FREE} for neither
 * @param heading direction in which the ring runs, radians from the x axis towards the y axis
 * @param offset of its line, see {@link LineFit}
 */
record OutlineEdge(Arc arc, int axis, double heading, double offset) {

    static final int FREE = -1;

    boolean isFree() {
        return axis == FREE;
    }

    boolean isParallelTo(OutlineEdge other) {
        return !isFree() && axis == other.axis;
    }

    boolean runsLike(OutlineEdge other) {
        return Math.cos(heading - other.heading) > 0;
    }

    boolean isRightAngledTo(OutlineEdge other) {
        return !isFree() && !other.isFree() && axis != other.axis && axis / 2 == other.axis / 2;
    }

    /** Where the lines of two edges that are not parallel meet. */
    Coordinate crossing(OutlineEdge other) {
        double sine = Math.sin(other.heading - heading);
        return new Coordinate(
                (offset * Math.cos(other.heading) - other.offset * Math.cos(heading)) / sine,
                (offset * Math.sin(other.heading) - other.offset * Math.sin(heading)) / sine);
    }

    /** The way from one corner to another along this edge's heading; negative where it runs against it. */
    double length(Coordinate start, Coordinate end) {
        return (end.x - start.x) * Math.cos(heading) + (end.y - start.y) * Math.sin(heading);
    }
}
