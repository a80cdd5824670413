package org.fieldwarden.testimagery.scene;

import org.locationtech.jts.geom.Coordinate;

/**
 * A rectangle turned by an angle, in scene metres.
 *
 * @param halfLength half the side along {@code angle}
 * @param halfWidth half the side across it
 * @param angle radians from the x axis (east) towards the y axis (south)
 */
record OrientedBox(double centreX, double centreY, double halfLength, double halfWidth, double angle) {

    static OrientedBox centred(Coordinate centre, double length, double width, double angle) {
        return new OrientedBox(centre.x, centre.y, length / 2, width / 2, angle);
    }

    Coordinate centre() {
        return new Coordinate(centreX, centreY);
    }

    /** Scene position of a point given along and across the box from its centre. */
    Coordinate at(double along, double across) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Coordinate(centreX + along * cos - across * sin, centreY + along * sin + across * cos);
    }

    OrientedBox grown(double metres) {
        return new OrientedBox(centreX, centreY, halfLength + metres, halfWidth + metres, angle);
    }

    OrientedBox moved(double along, double across) {
        Coordinate centre = at(along, across);
        return new OrientedBox(centre.x, centre.y, halfLength, halfWidth, angle);
    }

    /** How far a scene position lies along the box from its centre, metres. */
    double along(double x, double y) {
        return (x - centreX) * Math.cos(angle) + (y - centreY) * Math.sin(angle);
    }

    /** How far a scene position lies across the box from its centre, metres. */
    double across(double x, double y) {
        return (y - centreY) * Math.cos(angle) - (x - centreX) * Math.sin(angle);
    }

    double radius() {
        return Math.hypot(halfLength, halfWidth);
    }

    /** The four corners, not closed. */
    Coordinate[] corners() {
        return new Coordinate[] {
            at(-halfLength, -halfWidth),
            at(halfLength, -halfWidth),
            at(halfLength, halfWidth),
            at(-halfLength, halfWidth)
        };
    }
}
