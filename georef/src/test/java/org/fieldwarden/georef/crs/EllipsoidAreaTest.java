package org.fieldwarden.georef.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fieldwarden.core.CrsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

class EllipsoidAreaTest {

    private static final double A = 6_378_137;
    private static final double F = 1 / 298.257222101;
    private static final double E2 = F * (2 - F);
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final LonLatTransform gaussKrueger114 = new CrsCatalogue().toLonLat(CrsCode.epsg(4547));

    private static Polygon box(double centreX, double centreY, double side) {
        Envelope envelope = new Envelope(new Coordinate(centreX, centreY));
        envelope.expandBy(side / 2);
        return (Polygon) GEOMETRIES.toGeometry(envelope);
    }

    /** Squared point scale of Gauss-Krüger, to the fourth order (Snyder 1987, p. 61, formula 8-11). */
    private static double arealScale(double easting, double latitudeDegrees) {
        double sine = Math.sin(Math.toRadians(latitudeDegrees));
        double w2 = 1 - E2 * sine * sine;
        double meanRadius2 = A * A * (1 - E2) / (w2 * w2);
        double t2 = (easting - 500_000) * (easting - 500_000) / meanRadius2;
        double scale = 1 + t2 / 2 + t2 * t2 / 24;
        return scale * scale;
    }

    @ParameterizedTest
    @CsvSource({
        "500000, 3400000, 10",
        "512345, 3391234, 10",
        "650000, 4321000, 10",
        "350000, 2437872, 10",
        "500000, 3400000, 400",
        "650000, 4321000, 400",
        "346000, 2437872, 1000"
    })
    void theAreaIsThatInTheProjectionDividedByItsArealScale(double easting, double northing, double side) {
        Polygon map = box(easting, northing, side);
        double latitude = gaussKrueger114.toLonLat(new Coordinate(easting, northing)).y;
        double expected = side * side / arealScale(easting, latitude);
        assertThat(EllipsoidArea.ofMap(map, gaussKrueger114).value()).isCloseTo(expected, within(1e-6 * expected));
    }

    @Test
    void awayFromTheCentralMeridianThePlanarAreaIsTooLarge() {
        Polygon map = box(640_000, 3_400_000, 100);
        double legal = EllipsoidArea.ofMap(map, gaussKrueger114).value();
        assertThat(map.getArea() / legal).isBetween(1.00045, 1.00052);
    }

    /** Exact area between two parallels and two meridians (Snyder 1987, p. 16, formula 3-12), parallels in short steps. */
    @Test
    void aCellOfTheGraticuleHasItsAuthalicArea() {
        double west = 116.12;
        double south = 39.05;
        int steps = 2000;
        Coordinate[] ring = new Coordinate[2 * steps + 3];
        for (int i = 0; i <= steps; i++) {
            ring[i] = new Coordinate(west + 0.01 * i / steps, south);
            ring[steps + 1 + i] = new Coordinate(west + 0.01 - 0.01 * i / steps, south + 0.01);
        }
        ring[2 * steps + 2] = ring[0].copy();
        double expected = Math.toRadians(0.01) * A * A / 2 * (authalicQ(south + 0.01) - authalicQ(south));
        assertThat(EllipsoidArea.ofLonLat(GEOMETRIES.createPolygon(ring)).value())
                .isCloseTo(expected, within(1e-8 * expected));
    }

    private static double authalicQ(double latitudeDegrees) {
        double e = Math.sqrt(E2);
        double sine = Math.sin(Math.toRadians(latitudeDegrees));
        return (1 - E2) * (sine / (1 - E2 * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e));
    }

    @Test
    void holesAreTakenOffWhateverTheirSense() {
        Polygon outer = box(500_000, 3_400_000, 100);
        Polygon hole = box(500_000, 3_400_000, 60);
        Polygon either = GEOMETRIES.createPolygon(outer.getExteriorRing(), new LinearRing[] {hole.getExteriorRing()});
        Polygon reversed = GEOMETRIES.createPolygon(
                outer.getExteriorRing(),
                new LinearRing[] {hole.getExteriorRing().reverse()});
        double area = EllipsoidArea.ofMap(either, gaussKrueger114).value();
        assertThat(area).isCloseTo(6400, within(1e-3));
        assertThat(EllipsoidArea.ofMap(reversed, gaussKrueger114).value()).isCloseTo(area, within(1e-6));
        assertThat(EllipsoidArea.ofLonLat(gaussKrueger114.toLonLat(either)).value())
                .isCloseTo(area, within(1e-3));
    }
}
