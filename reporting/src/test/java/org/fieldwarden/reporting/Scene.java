package org.fieldwarden.reporting;

import java.util.ArrayList;
import java.util.List;
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
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Locality;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.RegularOutline;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.register.CrsDefinition;
import org.fieldwarden.reporting.summary.CoRegistrationResidual;
import org.fieldwarden.reporting.summary.Comparison;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** A made-up comparison of 300 m x 240 m with changes in it. */
public final class Scene {

    public static final double WEST = 500_000;
    public static final double NORTH = 2_540_240;
    public static final String MODEL = "5e".repeat(32);

    public static final PixelGrid GRID = new PixelGrid(
            CrsCode.epsg(4547), PixelToMap.northUp(WEST, NORTH, GroundSamplingDistance.ofMetres(0.2)), 1500, 1200);

    public static final FlightPair FLIGHTS = new FlightPair(
            new Flight(new FlightId("reservoir-2026-09"), new AcquisitionDate("2026-09-03"), GRID, "a1".repeat(32)),
            new Flight(new FlightId("reservoir-2026-10"), new AcquisitionDate("2026-10-05"), GRID, "b2".repeat(32)));

    public static final CrsDefinition CRS = new CrsDefinition(
            CrsCode.epsg(4547),
            "CGCS2000 / 3-degree Gauss-Kruger CM 114E",
            "PROJCS[\"CGCS2000 / 3-degree Gauss-Kruger CM 114E\",GEOGCS[\"China Geodetic Coordinate System 2000\","
                    + "DATUM[\"China_2000\",SPHEROID[\"CGCS2000\",6378137,298.257222101]],PRIMEM[\"Greenwich\",0],"
                    + "UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4490\"]],"
                    + "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
                    + "PARAMETER[\"central_meridian\",114],PARAMETER[\"scale_factor\",1],"
                    + "PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1],"
                    + "AUTHORITY[\"EPSG\",\"4547\"]]");

    public static final Division SHUIBEI = new Division("440222101001", "始兴县", "水北镇", "上村");
    public static final Division TAIPING = new Division("440222100002", "始兴县", "太平镇", "东门村");

    private Scene() {}

    public static Comparison comparison() {
        return new Comparison(
                        FLIGHTS,
                        GRID,
                        MODEL,
                        List.of(
                                new Issue.Nodata(PixelWindow.atSize(1300, 0, 200, 260), new SquareMetres(2080)),
                                new Issue.CoRegistrationFailed(
                                        PixelWindow.atSize(0, 1000, 256, 200), new SquareMetres(2048), "no matches")))
                .withResidual(new CoRegistrationResidual(0.08, 0.31));
    }

    /** A rectangular change; left and top in metres from the scene's north-west corner. */
    public static Change change(double left, double top, double width, double height, ChangeClass changed) {
        return change(left, top, width, height, changed, SHUIBEI);
    }

    public static Change change(
            double left, double top, double width, double height, ChangeClass changed, Locality locality) {
        Polygon outline = rectangle(left, top, width, height);
        return new Change(
                ChangeId.of(FLIGHTS.key(), left + "," + top, changed),
                changed,
                new Confidence(0.5 + (left + top) % 50 / 100),
                new ChangePlace(
                        GRID.crs(),
                        outline,
                        lonLat(outline),
                        new SquareMetres(outline.getArea()),
                        locality,
                        changed.kind().isOfBuilding()
                                ? Optional.of(new RegularOutline(rectangle(left, top, width, height - 0.5), 0.25))
                                : Optional.empty()),
                new Provenance(FLIGHTS.baseline().reference(), FLIGHTS.current().reference(), GRID.gsd(), MODEL, 0.07));
    }

    public static ChangeClass of(LandCover from, LandCover to) {
        return new ChangeClass(from, to);
    }

    /** One change of each kind and some more, in two townships and one cell without division. */
    public static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        changes.add(change(30, 30, 24, 18, of(LandCover.VEGETATION, LandCover.BUILDING)));
        changes.add(change(58, 32, 9.1, 7.3, of(LandCover.VEGETATION, LandCover.BUILDING)));
        changes.add(change(69, 30, 6.3, 5.7, of(LandCover.BARE_GROUND, LandCover.BUILDING), TAIPING));
        changes.add(change(120, 40, 15, 11, of(LandCover.BUILDING, LandCover.BARE_GROUND), TAIPING));
        changes.add(change(150, 44, 13, 12, of(LandCover.BUILDING, LandCover.BUILDING)));
        changes.add(change(190, 60, 40, 12.5, of(LandCover.VEGETATION, LandCover.HARD_SURFACE)));
        changes.add(change(70, 100, 35, 30, of(LandCover.VEGETATION, LandCover.BARE_GROUND)));
        changes.add(change(140, 120, 30, 28, of(LandCover.VEGETATION, LandCover.WATER), TAIPING));
        changes.add(change(210, 140, 22, 22, of(LandCover.WATER, LandCover.BARE_GROUND)));
        changes.add(change(250, 180, 18, 30, of(LandCover.BARE_GROUND, LandCover.VEGETATION), TAIPING));
        changes.add(change(110, 190, 14, 9, of(LandCover.VEGETATION, LandCover.VEGETATION)));
        changes.add(
                change(98, 186, 2, 2, of(LandCover.VEGETATION, LandCover.HARD_SURFACE), new GridCell("E114.00N22.50")));
        return changes;
    }

    /** Many small changes at seeded places. */
    public static List<Change> many(int count, long seed) {
        Random random = new Random(seed);
        List<Change> changes = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            changes.add(change(
                    random.nextDouble() * 100_000,
                    random.nextDouble() * 100_000,
                    3 + random.nextDouble() * 20,
                    3 + random.nextDouble() * 20,
                    of(LandCover.VEGETATION, LandCover.ofChannel(random.nextInt(3)))));
        }
        return changes;
    }

    public static Polygon rectangle(double left, double top, double width, double height) {
        GeometryFactory factory = new GeometryFactory();
        double x = WEST + left;
        double y = NORTH - top;
        LinearRing ring = factory.createLinearRing(new Coordinate[] {
            new Coordinate(x, y),
            new Coordinate(x, y - height),
            new Coordinate(x + width, y - height),
            new Coordinate(x + width, y),
            new Coordinate(x, y)
        });
        return factory.createPolygon(ring);
    }

    private static Polygon lonLat(Polygon outline) {
        Polygon copy = (Polygon) outline.copy();
        for (Coordinate corner : copy.getExteriorRing().getCoordinates()) {
            corner.x = 114 + (corner.x - WEST) / 102_800;
            corner.y = 22.95 + (corner.y - NORTH) / 110_700;
        }
        copy.geometryChanged();
        return copy;
    }
}
