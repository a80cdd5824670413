package org.fieldwarden.reporting.sampling;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** Draws places from disjoint polygons so that every square metre is as likely as every other. */
final class PolygonDraw {

    private static final int MOST_TRIES = 1_000_000;
    private static final double STEPS_PER_METRE = 1000;

    private final List<Polygon> polygons;
    private final double[] cumulativeM2;
    private final Map<Integer, IndexedPointInAreaLocator> locators = new HashMap<>();

    PolygonDraw(List<Polygon> polygons) {
        if (polygons.isEmpty()) {
            throw new IllegalArgumentException("Nothing to draw from");
        }
        this.polygons = List.copyOf(polygons);
        this.cumulativeM2 = new double[polygons.size()];
        double sum = 0;
        for (int index = 0; index < cumulativeM2.length; index++) {
            sum += polygons.get(index).getArea();
            cumulativeM2[index] = sum;
        }
    }

    double areaM2() {
        return cumulativeM2[cumulativeM2.length - 1];
    }

    Coordinate draw(Random random) {
        double at = random.nextDouble() * areaM2();
        int found = Arrays.binarySearch(cumulativeM2, at);
        int index = Math.min(found < 0 ? -found - 1 : found + 1, cumulativeM2.length - 1);
        Envelope box = polygons.get(index).getEnvelopeInternal();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Coordinate place = toMillimetres(
                    box.getMinX() + random.nextDouble() * box.getWidth(),
                    box.getMinY() + random.nextDouble() * box.getHeight());
            if (locator(index).locate(place) == Location.INTERIOR) {
                return place;
            }
        }
        throw new IllegalStateException("No place found inside " + polygons.get(index));
    }

    /** Whether a place lies in one of the polygons or on an edge. */
    boolean covers(Coordinate place) {
        for (int index = 0; index < polygons.size(); index++) {
            if (polygons.get(index).getEnvelopeInternal().covers(place)
                    && locator(index).locate(place) != Location.EXTERIOR) {
                return true;
            }
        }
        return false;
    }

    private IndexedPointInAreaLocator locator(int index) {
        return locators.computeIfAbsent(index, unseen -> new IndexedPointInAreaLocator(polygons.get(unseen)));
    }

    /** A place as it stands in the files; it is rounded before it is tested, so that what is written was tested. */
    static Coordinate toMillimetres(double x, double y) {
        return new Coordinate(
                Math.round(x * STEPS_PER_METRE) / STEPS_PER_METRE, Math.round(y * STEPS_PER_METRE) / STEPS_PER_METRE);
    }
}
