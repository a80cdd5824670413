package org.fieldwarden.georef;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.georef.RegularisedOutline.Declined;
import org.fieldwarden.georef.RegularisedOutline.Reason;
import org.fieldwarden.georef.RegularisedOutline.Regular;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class OutlineRegularisationInvariantsTest {

    private static final GroundSamplingDistance HALF_METRE = GroundSamplingDistance.ofMetres(0.5);
    private static final OutlineRegularisation REGULARISATION =
            new OutlineRegularisation(RegularisationSettings.DEFAULT);
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    /** A house of two wings with a courtyard and a wavering rim, like no mirror image of itself. */
    private static Polygon house(long seed) {
        return RasterShape.ofWkt(
                        "POLYGON ((0 0, 44 0, 44 30, 20 30, 20 48, 0 48, 0 0), (13 10, 31 10, 31 20, 13 20, 13 10))")
                .turned(5.0 * seed)
                .rounded(1)
                .wavering(1, seed)
                .traced();
    }

    private static Regular regular(Polygon traced) {
        RegularisedOutline outline = REGULARISATION.regularise(traced, HALF_METRE);
        assertThat(outline).as(() -> traced.toText()).isInstanceOf(Regular.class);
        return (Regular) outline;
    }

    private static LinearRing from(LinearRing ring, int start) {
        List<Coordinate> corners =
                new ArrayList<>(Arrays.asList(ring.getCoordinates()).subList(1, ring.getNumPoints()));
        Collections.rotate(corners, start);
        corners.add(corners.get(0).copy());
        return GEOMETRIES.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theStartAndTheDirectionOfRingsDoNotMatter(long seed) {
        Polygon house = house(seed);
        Random random = new Random(seed);
        LinearRing shell = from(house.getExteriorRing(), random.nextInt(house.getNumPoints()));
        LinearRing[] holes = new LinearRing[house.getNumInteriorRing()];
        for (int hole = 0; hole < holes.length; hole++) {
            holes[hole] = from(house.getInteriorRingN(hole), random.nextInt(house.getNumPoints()))
                    .reverse();
        }
        assertThat(REGULARISATION.regularise(GEOMETRIES.createPolygon(shell, holes), HALF_METRE))
                .as("seed %d", seed)
                .isEqualTo(REGULARISATION.regularise(house, HALF_METRE));
        assertThat(REGULARISATION.regularise(
                        GEOMETRIES.createPolygon(shell, holes).reverse(), HALF_METRE))
                .as("seed %d, reversed", seed)
                .isEqualTo(REGULARISATION.regularise(house, HALF_METRE));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shiftsQuarterTurnsAndMirrorImagesOfTheGridDoNotMatter(long seed) {
        Polygon house = house(seed);
        Regular upright = regular(house);
        List<AffineTransformation> poses = List.of(
                AffineTransformation.translationInstance(1000, -77),
                new AffineTransformation(0, -1, 64, 1, 0, -3),
                new AffineTransformation(-1, 0, 5, 0, -1, 2048),
                new AffineTransformation(0, 1, 0, -1, 0, 9),
                new AffineTransformation(-1, 0, 0, 0, 1, 0),
                new AffineTransformation(0, 1, 0, 1, 0, 0));
        for (AffineTransformation pose : poses) {
            Regular posed = regular((Polygon) pose.transform(house));
            assertThat(posed.fit()).as("seed %d", seed).isEqualTo(upright.fit());
            assertThat(posed.outlinePx()
                            .norm()
                            .equalsExact(pose.transform(upright.outlinePx()).norm(), 1e-9))
                    .as("seed %d: %s", seed, pose)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ringsStartAndRunAsTracedOnes(long seed) {
        Polygon found = regular(house(seed)).outlinePx();
        assertThat(Orientation.isCCW(found.getExteriorRing().getCoordinateSequence()))
                .isFalse();
        assertThat(Orientation.isCCW(found.getInteriorRingN(0).getCoordinateSequence()))
                .isTrue();
        Coordinate[] ring = found.getExteriorRing().getCoordinates();
        assertThat(ring).allSatisfy(corner -> assertThat(corner.y).isGreaterThanOrEqualTo(ring[0].y));
    }

    private static void assertSound(Polygon traced, RegularisedOutline outline, long seed) {
        if (outline instanceof Regular regular) {
            Polygon found = regular.outlinePx();
            assertThat(found.isValid()).as("seed %d: %s", seed, traced).isTrue();
            assertThat(found.getNumInteriorRing()).isEqualTo(traced.getNumInteriorRing());
            assertThat(found.getArea() / traced.getArea()).isBetween(0.95, 1.05);
            assertThat(OutlineFit.between(traced, found, HALF_METRE).rmsMetres())
                    .isLessThan(0.601);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsTracedIsDeclinedOrSound(long seed) {
        for (TracedChange change : ScoreFixture.random(seed).trace(1000).changes()) {
            Polygon traced = change.outlinePx();
            assertSound(traced, REGULARISATION.regularise(traced, HALF_METRE), seed);
            Polygon smooth = OutlineSimplification.simplified(traced, 1);
            assertSound(smooth, REGULARISATION.regularise(smooth, HALF_METRE), seed);
        }
    }

    /** Corners about a centre at random distances; a few are slivers, most are stars. */
    @ParameterizedTest
    @MethodSource("seeds")
    void randomPolygonsAreDeclinedOrSound(long seed) {
        Random random = new Random(seed);
        for (int polygon = 0; polygon < 20; polygon++) {
            int count = 3 + random.nextInt(12);
            double flat = polygon % 4 == 0 ? 0.01 : 1;
            Coordinate[] corners = new Coordinate[count + 1];
            for (int i = 0; i < count; i++) {
                double distance = 2 + 60 * random.nextDouble();
                double angle = 2 * Math.PI * (i + random.nextDouble()) / count;
                corners[i] = new Coordinate(distance * Math.cos(angle), flat * distance * Math.sin(angle));
            }
            corners[count] = corners[0].copy();
            Polygon star = GEOMETRIES.createPolygon(corners);
            assertSound(star, REGULARISATION.regularise(star, HALF_METRE), seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLYGON EMPTY",
                "POLYGON ((0 0, 30 20, 30 0, 0 20, 0 0))",
                "POLYGON ((0 0, 30 0, 0 0, 0 0))",
                "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (5 5, 30 5, 30 10, 5 5))",
                "POLYGON ((0 0, 20 0, 10 10, 20 20, 0 20, 10 10, 0 0))"
            })
    void anInvalidPolygonIsUnusable(String wkt) throws ParseException {
        assertThat(REGULARISATION.regularise((Polygon) new WKTReader().read(wkt), HALF_METRE))
                .isEqualTo(new Declined(Reason.UNUSABLE));
    }

    @Test
    void aCombOfThousandsOfTeethIsTooIntricate() {
        List<Coordinate> corners = new ArrayList<>();
        corners.add(new Coordinate(0, 20));
        for (int tooth = 0; tooth < 300; tooth++) {
            corners.add(new Coordinate(10 * tooth, 0));
            corners.add(new Coordinate(10 * tooth + 5, 0));
            corners.add(new Coordinate(10 * tooth + 5, 10));
            corners.add(new Coordinate(10 * tooth + 10, 10));
        }
        corners.add(new Coordinate(3000, 20));
        corners.add(new Coordinate(0, 20));
        assertThat(REGULARISATION.regularise(GEOMETRIES.createPolygon(corners.toArray(Coordinate[]::new)), HALF_METRE))
                .isEqualTo(new Declined(Reason.TOO_INTRICATE));
    }
}
