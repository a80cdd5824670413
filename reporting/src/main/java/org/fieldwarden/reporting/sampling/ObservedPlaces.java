package org.fieldwarden.reporting.sampling;

import java.util.List;
import org.fieldwarden.reporting.register.UnobservedGround;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which places the run has judged. A window of kind {@code nodata} may be judged in part; there the flights themselves
 * are asked. All other windows were not judged at all.
 */
final class ObservedPlaces {

    private static final String NODATA = "nodata";
    /** Part of a window's area from which it counts as wholly without data. */
    private static final double WHOLE = 0.999;

    private final STRtree unjudged = new STRtree();
    private final STRtree inPart = new STRtree();
    private final List<Polygon> whole;
    private final ObservedTest flights;

    ObservedPlaces(UnobservedMap unobserved, ObservedTest flights) {
        this.flights = flights;
        this.whole = unobserved.windows().stream()
                .filter(ObservedPlaces::isWhole)
                .map(UnobservedGround::outline)
                .toList();
        for (UnobservedGround window : unobserved.windows()) {
            (isWhole(window) ? unjudged : inPart).insert(window.outline().getEnvelopeInternal(), window.outline());
        }
        unjudged.build();
        inPart.build();
    }

    /** Windows of which nothing was judged. */
    List<Polygon> unjudgedWindows() {
        return whole;
    }

    boolean contain(Coordinate place) {
        if (in(unjudged, place)) {
            return false;
        }
        return !in(inPart, place) || flights.observedAt(place);
    }

    private static boolean isWhole(UnobservedGround window) {
        return !window.kind().equals(NODATA)
                || window.area().value() >= WHOLE * window.outline().getArea();
    }

    private static boolean in(STRtree windows, Coordinate place) {
        for (Object window : windows.query(new Envelope(place))) {
            if (SimplePointInAreaLocator.locate(place, (Geometry) window) != Location.EXTERIOR) {
                return true;
            }
        }
        return false;
    }
}
