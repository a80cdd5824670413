package org.fieldwarden.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.ingest.geotiff.CrsTransform;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Which earlier flights a flight is compared with, and where: the latest earlier flight takes all ground that both
 * observed, the next one what is left, and so on. Every place is compared once.
 *
 * @param parts latest baseline first; they do not overlap
 * @param uncovered ground of the flight that no earlier flight observed
 */
public record BaselinePlan(CatalogueFlight current, List<Part> parts, SquareMetres uncovered) {

    /** A baseline that adds less than this is not worth a comparison; footprints are coarse. */
    private static final double SMALLEST_SHARE = 0.005;

    /**
     * One baseline and its part of the ground.
     *
     * @param ground in the current flight's CRS
     * @param area planar in the projection
     */
    public record Part(CatalogueFlight baseline, Geometry ground, SquareMetres area) {}

    public BaselinePlan {
        parts = List.copyOf(parts);
    }

    /**
     * Plans.
     *
     * @param catalogue all flights; those that are not earlier are passed over
     */
    public static BaselinePlan of(CatalogueFlight current, List<CatalogueFlight> catalogue) {
        LocalDate day = day(current);
        List<CatalogueFlight> earlier = catalogue.stream()
                .filter(other -> day(other).isBefore(day))
                .sorted(Comparator.comparing(BaselinePlan::day)
                        .reversed()
                        .thenComparing(other -> other.flight().id().value()))
                .toList();
        return assign(current, earlier);
    }

    /** With a baseline that somebody chose; it may be of the same day or later, which the pair gate then judges. */
    public static BaselinePlan with(CatalogueFlight current, CatalogueFlight baseline) {
        return assign(current, List.of(baseline));
    }

    private static LocalDate day(CatalogueFlight flight) {
        return LocalDate.parse(flight.flight().flownOn().text());
    }

    private static BaselinePlan assign(CatalogueFlight current, List<CatalogueFlight> baselines) {
        Geometry left = current.coverage().footprint();
        double whole = left.getArea();
        List<Part> parts = new ArrayList<>();
        for (CatalogueFlight baseline : baselines) {
            Optional<Geometry> ground =
                    footprint(baseline, current.flight().grid().crs());
            if (ground.isPresent() && !left.isEmpty()) {
                Geometry common = overlay(left, ground.get(), OverlayNG.INTERSECTION);
                if (common.getArea() > SMALLEST_SHARE * whole) {
                    parts.add(new Part(baseline, common, new SquareMetres(common.getArea())));
                    left = overlay(left, ground.get(), OverlayNG.DIFFERENCE);
                }
            }
        }
        return new BaselinePlan(current, parts, new SquareMetres(left.getArea()));
    }

    private static Optional<Geometry> footprint(CatalogueFlight flight, CrsCode crs) {
        CrsCode own = flight.flight().grid().crs();
        Geometry footprint = flight.coverage().footprint();
        return own.equals(crs)
                ? Optional.of(footprint)
                : CrsTransform.find(own, crs).flatMap(transform -> transform.transform(footprint));
    }

    /** Polygons only: where outlines touch, an overlay also gives lines and points. */
    private static Geometry overlay(Geometry one, Geometry other, int operation) {
        Geometry result = OverlayNGRobust.overlay(one, other, operation);
        return result instanceof Polygonal
                ? result
                : UnaryUnionOp.union(PolygonExtracter.getPolygons(result), one.getFactory());
    }
}
