package org.fieldwarden.georef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.georef.RegularisationSettings.FitTolerance;
import org.fieldwarden.georef.RegularisedOutline.Declined;
import org.fieldwarden.georef.RegularisedOutline.Reason;
import org.fieldwarden.georef.RegularisedOutline.Regular;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

class OutlineRegularisationTest {

    private static final GroundSamplingDistance HALF_METRE = GroundSamplingDistance.ofMetres(0.5);
    private static final OutlineRegularisation REGULARISATION =
            new OutlineRegularisation(RegularisationSettings.DEFAULT);

    private static final String L = "POLYGON ((0 0, 30 0, 30 12, 12 12, 12 28, 0 28, 0 0))";
    private static final String T = "POLYGON ((0 0, 40 0, 40 12, 26 12, 26 30, 14 30, 14 12, 0 12, 0 0))";
    private static final String U = "POLYGON ((0 0, 36 0, 36 30, 24 30, 24 12, 12 12, 12 30, 0 30, 0 0))";
    private static final String COURTYARD =
            "POLYGON ((0 0, 44 0, 44 36, 0 36, 0 0), (13 12, 31 12, 31 24, 13 24, 13 12))";
    private static final String BLOB =
            "POLYGON ((0 8, 7 0, 19 3, 30 -2, 39 9, 33 19, 38 30, 22 27, 13 35, 3 24, -4 17, 0 8))";
    private static final String WINGS_AT_60_DEGREES =
            "POLYGON ((-4 -7, 46 -7, 46 7, 8.1 7, 24.1 34.7, 12 41.7, -9.6 4.3, -4 -7))";

    private static Regular regular(Polygon traced) {
        RegularisedOutline outline = REGULARISATION.regularise(traced, HALF_METRE);
        assertThat(outline).as(() -> traced.toText()).isInstanceOf(Regular.class);
        return (Regular) outline;
    }

    private static List<Coordinate> corners(LineString ring) {
        return List.of(ring.getCoordinates()).subList(1, ring.getNumPoints());
    }

    /** Turn at each corner of a ring, degrees, without sign. */
    private static List<Double> turns(LineString ring) {
        List<Coordinate> corners = corners(ring);
        List<Double> turns = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            double in = heading(corners.get(i), corners.get((i + 1) % corners.size()));
            double out = heading(corners.get((i + 1) % corners.size()), corners.get((i + 2) % corners.size()));
            turns.add(Math.abs(Math.IEEEremainder(out - in, 360)));
        }
        return turns;
    }

    private static double heading(Coordinate start, Coordinate end) {
        return Math.toDegrees(Math.atan2(end.y - start.y, end.x - start.x));
    }

    private static double farthestCorner(Polygon truth, Polygon found) {
        return corners(truth.getExteriorRing()).stream()
                .mapToDouble(corner -> corners(found.getExteriorRing()).stream()
                        .mapToDouble(corner::distance)
                        .min()
                        .orElseThrow())
                .max()
                .orElseThrow();
    }

    private static void assertRightAngles(LineString ring, int corners) {
        assertThat(turns(ring))
                .hasSize(corners)
                .allSatisfy(turn -> assertThat(turn).isCloseTo(90, within(1e-6)));
    }

    static Stream<Arguments> rectangles() {
        return IntStream.rangeClosed(0, 90)
                .filter(degrees -> degrees % 7 == 0)
                .boxed()
                .flatMap(degrees -> Stream.of(
                                new int[] {15, 11}, new int[] {24, 14}, new int[] {40, 18}, new int[] {70, 45})
                        .map(size -> Arguments.of(degrees, size[0], size[1])));
    }

    @ParameterizedTest
    @MethodSource("rectangles")
    void aTurnedRectangleComesBackWithFourRightAnglesInItsPlace(int degrees, int width, int height) {
        RasterShape shape = RasterShape.box(width, height).turned(degrees).shifted(0.3, 0.4);
        Polygon found = regular(shape.traced()).outlinePx();
        assertRightAngles(found.getExteriorRing(), 4);
        assertThat(found.getArea() / (width * height)).isCloseTo(1, within(0.03));
        assertThat(farthestCorner(shape.truth(), found)).isLessThan(1.5);
        Coordinate[] ring = found.getCoordinates();
        double permitted = width < 20 ? 2.5 : 1.5;
        assertThat(Math.IEEEremainder(heading(ring[0], ring[1]) - degrees, 90)).isCloseTo(0, within(permitted));
    }

    static Stream<Arguments> angledShapes() {
        return Stream.of(L, T, U)
                .flatMap(shape -> Stream.of(0, 13, 28, 45, 63, 80).map(degrees -> Arguments.of(shape, degrees)));
    }

    @ParameterizedTest
    @MethodSource("angledShapes")
    void shapesOfSeveralWingsKeepTheirCorners(String wkt, int degrees) {
        RasterShape shape = RasterShape.ofWkt(wkt).turned(degrees);
        Polygon found = regular(shape.traced()).outlinePx();
        assertRightAngles(found.getExteriorRing(), shape.truth().getNumPoints() - 1);
        assertThat(farthestCorner(shape.truth(), found)).isLessThan(1.5);
    }

    @ParameterizedTest
    @MethodSource("angledShapes")
    void roundedCornersAndARimThatWaversByAPixelAreMended(String wkt, int degrees) {
        RasterShape shape = RasterShape.ofWkt(wkt).turned(degrees);
        Polygon traced = shape.rounded(1.5).wavering(1, degrees).traced();
        Polygon found = regular(traced).outlinePx();
        assertRightAngles(found.getExteriorRing(), shape.truth().getNumPoints() - 1);
        assertThat(farthestCorner(shape.truth(), found)).isLessThan(2.5);
        Polygon smoothed = OutlineSimplification.simplified(traced, 1);
        assertThat(OutlineFit.differenceArea(found, shape.truth()))
                .isLessThan(OutlineFit.differenceArea(smoothed, shape.truth()));
    }

    @Test
    void aMaskInTextBecomesItsBox() {
        Polygon traced = ScoreFixture.drawn(
                        ".......................", //
                        "......###..#########...",
                        "..####################.",
                        "..####################.",
                        "...##################..",
                        "..###################..",
                        "..####################.",
                        ".#####################.",
                        "..####################.",
                        "..####################.",
                        "...###################.",
                        "..####################.",
                        "...######.###########..",
                        ".......................")
                .trace(100)
                .changes()
                .get(0)
                .outlinePx();
        Polygon found = regular(traced).outlinePx();
        assertRightAngles(found.getExteriorRing(), 4);
        assertThat(farthestCorner(
                        RasterShape.box(20, 11).truth(),
                        RasterShape.ofWkt(found.toText()).truth()))
                .isLessThan(1.5);
    }

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTankIsDeclined(long seed) {
        Polygon traced = RasterShape.circle(6 + 2.0 * seed)
                .shifted(0.1 * seed, 0.2)
                .wavering(seed % 3 / 2.0, seed)
                .traced();
        assertThat(REGULARISATION.regularise(traced, HALF_METRE))
                .isInstanceOf(Declined.class)
                .extracting(declined -> ((Declined) declined).reason())
                .isIn(Reason.ROUND, Reason.NO_DOMINANT_DIRECTION);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anIrregularBlobIsDeclined(long seed) {
        Polygon traced = RasterShape.ofWkt(BLOB)
                .rounded(3)
                .turned(7.0 * seed)
                .wavering(1, seed)
                .traced();
        assertThat(REGULARISATION.regularise(traced, HALF_METRE)).isInstanceOf(Declined.class);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCourtyardStaysAndIsParallelToTheHouse(long seed) {
        RasterShape shape =
                RasterShape.ofWkt(COURTYARD).turned(8.0 * seed).rounded(1).wavering(0.7, seed);
        Polygon found = regular(shape.traced()).outlinePx();
        assertThat(found.getNumInteriorRing()).isEqualTo(1);
        assertRightAngles(found.getExteriorRing(), 4);
        assertRightAngles(found.getInteriorRingN(0), 4);
        Coordinate[] shell = found.getExteriorRing().getCoordinates();
        Coordinate[] hole = found.getInteriorRingN(0).getCoordinates();
        assertThat(Math.IEEEremainder(heading(shell[0], shell[1]) - heading(hole[0], hole[1]), 90))
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void aGapOfOnePixelIsKeptAsItIs() {
        ScoreFixture house = new ScoreFixture(40, 30);
        house.fill(5, 5, 35, 25, (byte) 250);
        house.fill(20, 14, 21, 15, (byte) 0);
        Polygon found = regular(house.trace(100).changes().get(0).outlinePx()).outlinePx();
        assertThat(corners(found.getExteriorRing()))
                .usingElementComparator((one, other) -> one.distance(other) < 1e-9 ? 0 : 1)
                .containsExactly(
                        new Coordinate(5, 25), new Coordinate(35, 25), new Coordinate(35, 5), new Coordinate(5, 5));
        assertThat(found.getInteriorRingN(0).toText()).isEqualTo("LINEARRING (20 14, 21 14, 21 15, 20 15, 20 14)");
    }

    @Test
    void twoWingsAtAnAngleKeepTwoDirections() {
        RasterShape shape = RasterShape.ofWkt(WINGS_AT_60_DEGREES).turned(11);
        Polygon found = regular(shape.traced()).outlinePx();
        List<Double> turns = turns(found.getExteriorRing());
        assertThat(turns.stream().filter(turn -> Math.abs(turn - 90) < 1e-6)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(turns.stream().filter(turn -> Math.abs(turn - 120) < 2)).isNotEmpty();
        assertThat(OutlineFit.differenceArea(found, shape.truth())
                        / shape.truth().getArea())
                .isLessThan(0.04);
    }

    @Test
    void aSlantedWallKeepsItsDirection() {
        RasterShape shape =
                RasterShape.ofWkt("POLYGON ((0 0, 40 0, 28 22, 0 22, 0 0))").turned(15);
        Polygon found = regular(shape.traced()).outlinePx();
        assertThat(turns(found.getExteriorRing())).hasSize(4);
        assertThat(farthestCorner(shape.truth(), found)).isLessThan(2);
    }

    @Test
    void aStepIsDrawnOnlyIfItIsLongEnoughOnTheGround() {
        Polygon step = RasterShape.ofWkt("POLYGON ((0 0, 60 0, 60 30, 30 30, 30 34, 0 34, 0 0))")
                .turned(20)
                .traced();
        Regular fine = (Regular) REGULARISATION.regularise(step, GroundSamplingDistance.ofMetres(0.5));
        Regular finer = (Regular) REGULARISATION.regularise(step, GroundSamplingDistance.ofMetres(0.3));
        assertRightAngles(fine.outlinePx().getExteriorRing(), 6);
        assertRightAngles(finer.outlinePx().getExteriorRing(), 4);
    }

    @Test
    void anOutlineFartherThanTheToleranceIsDeclined() {
        Polygon traced = RasterShape.box(30, 20).turned(30).rounded(4).traced();
        assertThat(regular(traced).fit().hausdorffMetres()).isBetween(0.5, 1.2);
        RegularisationSettings strict = new RegularisationSettings(0.75, 1.5, new FitTolerance(0.05, 0.15, 0.5, 0.6));
        assertThat(new OutlineRegularisation(strict).regularise(traced, HALF_METRE))
                .isEqualTo(new Declined(Reason.POOR_FIT));
    }

    @Test
    void aFewPixelsAreDeclined() {
        assertThat(REGULARISATION.regularise(RasterShape.box(5, 5).traced(), HALF_METRE))
                .isEqualTo(new Declined(Reason.TOO_SMALL));
    }
}
