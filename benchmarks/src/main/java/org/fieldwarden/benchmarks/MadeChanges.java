package org.fieldwarden.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.RegularOutline;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Made-up changes of a made-up county, always the same for the same seed: 50 km by 42 km as the real one of 2,100 km2, ten
 * townships of thirteen villages, outlines with as many corners as traced ones have, one in ten with a hole.
 */
final class MadeChanges {

    static final CrsCode CRS = CrsCode.epsg(4547);
    static final Envelope COUNTY = new Envelope(480_000, 530_000, 2_540_000, 2_582_000);

    private static final int TOWNSHIPS = 10;
    private static final int VILLAGES = 13;
    private static final PixelGrid GRID =
            new PixelGrid(CRS, PixelToMap.northUp(480_000, 2_582_000, GroundSamplingDistance.ofMetres(0.3)), 100, 100);

    static final FlightPair FLIGHTS =
            new FlightPair(flight("county-2026-09", "2026-09-05", "a1"), flight("county-2026-10", "2026-10-05", "b2"));

    private final Random random;
    private final GeometryFactory geometries = new GeometryFactory();

    private MadeChanges(long seed) {
        random = new Random(seed);
    }

    static List<Change> of(int count, long seed) {
        MadeChanges made = new MadeChanges(seed);
        List<Change> changes = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            changes.add(made.change(number));
        }
        return changes;
    }

    private static Flight flight(String id, String day, String hash) {
        return new Flight(new FlightId(id), new AcquisitionDate(day), GRID, hash.repeat(32));
    }

    private Change change(int number) {
        LandCover to = LandCover.ofChannel(random.nextInt(LandCover.values().length));
        ChangeClass changed = new ChangeClass(LandCover.VEGETATION, to);
        Coordinate centre = new Coordinate(
                COUNTY.getMinX() + random.nextDouble() * COUNTY.getWidth(),
                COUNTY.getMinY() + random.nextDouble() * COUNTY.getHeight());
        double radius = 3 + 25 * random.nextDouble() * random.nextDouble();
        Polygon outline = outline(centre, radius);
        return new Change(
                ChangeId.of(FLIGHTS.key(), String.valueOf(number), changed),
                changed,
                new Confidence(0.5 + random.nextDouble() / 2),
                new ChangePlace(
                        CRS,
                        outline,
                        lonLat(outline),
                        new SquareMetres(outline.getArea()),
                        division(centre),
                        regular(changed, centre, radius)),
                new Provenance(
                        FLIGHTS.baseline().reference(),
                        FLIGHTS.current().reference(),
                        GRID.gsd(),
                        "5e".repeat(32),
                        random.nextDouble() / 5));
    }

    private static Optional<RegularOutline> regular(ChangeClass changed, Coordinate centre, double radius) {
        return changed.kind().isOfBuilding()
                ? Optional.of(new RegularOutline(
                        (Polygon) new GeometryFactory()
                                .toGeometry(new Envelope(
                                        centre.x - radius, centre.x + radius, centre.y - radius, centre.y + radius)),
                        0.3))
                : Optional.empty();
    }

    private Polygon outline(Coordinate centre, double radius) {
        int corners = 12 + random.nextInt(48);
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int corner = 0; corner < corners; corner++) {
            double angle = -2 * Math.PI * corner / corners;
            double reach = radius * (0.8 + 0.2 * random.nextDouble());
            ring[corner] = new Coordinate(centre.x + reach * Math.cos(angle), centre.y + reach * Math.sin(angle));
        }
        ring[corners] = ring[0].copy();
        Polygon whole = geometries.createPolygon(ring);
        return random.nextInt(10) == 0
                ? (Polygon) whole.difference(geometries.createPoint(centre).buffer(radius / 3, 2))
                : whole;
    }

    private static Polygon lonLat(Polygon outline) {
        Polygon copy = (Polygon) outline.copy();
        copy.apply((Coordinate corner) -> {
            corner.x = 114 + (corner.x - 500_000) / 102_800;
            corner.y = 22.95 + (corner.y - 2_540_000) / 110_700;
        });
        copy.geometryChanged();
        return copy;
    }

    /** Townships are strips from west to east, villages bands of them from south to north. */
    private static Division division(Coordinate place) {
        int township = (int) ((place.x - COUNTY.getMinX()) / COUNTY.getWidth() * TOWNSHIPS);
        int village = (int) ((place.y - COUNTY.getMinY()) / COUNTY.getHeight() * VILLAGES);
        return new Division(
                String.format(Locale.ROOT, "440222%03d%03d", 100 + township, 201 + village),
                "示例县",
                "第" + (township + 1) + "镇",
                "第" + (village + 1) + "村");
    }
}
