package org.fieldwarden.georef.kafka;

import java.util.HexFormat;
import java.util.Optional;
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
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Locality;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.RegularOutline;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Changes and flights with plain numbers. */
final class Fixtures {

    static final Division VILLAGE = new Division("110105001001", "示例县", "甲镇", "乙村");
    static final String OUTLINE = "POLYGON ((500000 4320000, 500020 4320000, 500020 4320010, 500000 4320010,"
            + " 500000 4320000), (500005 4320002, 500005 4320004, 500007 4320004, 500007 4320002, 500005 4320002))";
    static final String OUTLINE_LON_LAT = "POLYGON ((117 39, 117.00023 39, 117.00023 39.00009, 117 39.00009, 117 39))";

    private Fixtures() {}

    static Change change(int number) {
        return change(number, VILLAGE, AcquisitionDate.UNKNOWN, new AcquisitionDate("2026-06-05"));
    }

    static Change change(int number, Locality locality, AcquisitionDate before, AcquisitionDate after) {
        return change(number, place(OUTLINE, OUTLINE_LON_LAT, locality), before, after);
    }

    static Change change(int number, ChangePlace place, AcquisitionDate before, AcquisitionDate after) {
        ChangeClass changed = new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING);
        return new Change(
                ChangeId.of("pair", "cell-" + number, changed),
                changed,
                new Confidence(0.9),
                place,
                new Provenance(
                        new FlightReference(new FlightId("north-2025"), before),
                        new FlightReference(new FlightId("north-2026"), after),
                        GroundSamplingDistance.ofMetres(0.05),
                        "ab".repeat(32),
                        0.031));
    }

    /** A building that also has a regular outline. */
    static Change regular(int number) {
        ChangePlace traced = place(OUTLINE, OUTLINE_LON_LAT, VILLAGE);
        ChangePlace place = new ChangePlace(
                traced.crs(),
                traced.outline(),
                traced.outlineLonLat(),
                traced.area(),
                traced.locality(),
                Optional.of(new RegularOutline(polygon(OUTLINE), 0.1234)));
        return change(number, place, AcquisitionDate.UNKNOWN, new AcquisitionDate("2026-06-05"));
    }

    static ChangePlace place(String outline, String lonLat, Locality locality) {
        return new ChangePlace(
                CrsCode.epsg(4548), polygon(outline), polygon(lonLat), new SquareMetres(196.5), locality);
    }

    static Flight flight(String id, int seed) {
        return new Flight(
                new FlightId(id),
                new AcquisitionDate("2026-06-05"),
                new PixelGrid(
                        CrsCode.epsg(4548),
                        PixelToMap.northUp(500000, 4320100, GroundSamplingDistance.ofMetres(0.05)),
                        2000,
                        1000),
                HexFormat.of().formatHex(new byte[] {(byte) seed}).repeat(32));
    }

    static Polygon polygon(String wkt) {
        try {
            return (Polygon) new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
