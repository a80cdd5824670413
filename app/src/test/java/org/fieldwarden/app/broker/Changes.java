package org.fieldwarden.app.broker;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Locality;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.RegularOutline;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Numbered changes, each a rectangle of 20 m x 10 m; every fifth lies where no divisions are loaded. */
final class Changes {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private Changes() {}

    static List<Change> numbered(int begin, int end) {
        return IntStream.range(begin, end).mapToObj(Changes::numbered).toList();
    }

    static Change numbered(int number) {
        ChangeClass changed = new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING);
        double easting = 500000 + 30.0 * (number % 1000);
        double northing = 4320000 + 20.0 * Math.floorDiv(number, 1000);
        double longitude = 117 + 0.0003 * (number % 1000);
        double latitude = 39 + 0.0002 * Math.floorDiv(number, 1000);
        return new Change(
                ChangeId.of("pair of round trips", "cell-" + number, changed),
                changed,
                new Confidence((50 + number % 50) / 100.0),
                new ChangePlace(
                        CrsCode.epsg(4548),
                        rectangle(new Envelope(easting, easting + 20, northing, northing + 10)),
                        rectangle(new Envelope(longitude, longitude + 0.00023, latitude, latitude + 0.00009)),
                        new SquareMetres(200.125),
                        locality(number),
                        regular(number, new Envelope(easting, easting + 20, northing, northing + 9.5))),
                new Provenance(
                        new FlightReference(new FlightId("north-2025"), new AcquisitionDate("2025-06-01")),
                        new FlightReference(new FlightId("north-2026"), new AcquisitionDate("2026-06-05")),
                        GroundSamplingDistance.ofMetres(0.05),
                        "ab".repeat(32),
                        0.031));
    }

    /** Two in three have one. */
    private static Optional<RegularOutline> regular(int number, Envelope extent) {
        return number % 3 == 0 ? Optional.empty() : Optional.of(new RegularOutline(rectangle(extent), 0.125));
    }

    private static Locality locality(int number) {
        return number % 5 == 0
                ? GridCell.at(new Coordinate(117.001, 39.001))
                : new Division(String.valueOf(110105001001L + number % 100), "示例县", "甲镇", "村" + number % 100);
    }

    /** Counter-clockwise from the south-west corner, as events have it. */
    private static Polygon rectangle(Envelope extent) {
        return GEOMETRIES.createPolygon(new Coordinate[] {
            corner(extent.getMinX(), extent.getMinY()),
            corner(extent.getMaxX(), extent.getMinY()),
            corner(extent.getMaxX(), extent.getMaxY()),
            corner(extent.getMinX(), extent.getMaxY()),
            corner(extent.getMinX(), extent.getMinY())
        });
    }

    /** Nine decimals, as events have them. */
    private static Coordinate corner(double x, double y) {
        return new Coordinate(Math.rint(x * 1e9) / 1e9, Math.rint(y * 1e9) / 1e9);
    }
}
