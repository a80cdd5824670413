package org.fieldwarden.detector.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.AlignedReader;
import org.fieldwarden.detector.Alignment;
import org.fieldwarden.detector.CoRegistrationSettings;
import org.fieldwarden.detector.GroundScene;
import org.fieldwarden.detector.SceneOrthophoto;
import org.fieldwarden.detector.SceneOrthophoto.Warp;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.ShiftNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenCvCoRegistrationTest {

    private static final PixelGrid GRID = SceneOrthophoto.grid(900, 800);
    private static final GroundScene.Painter GROUND = GroundScene.textured(1);
    private static final GroundScene.Painter BUILT = GroundScene.built(GROUND, 50, 0.1);
    private static final SceneOrthophoto BASELINE = SceneOrthophoto.of(GRID, GROUND, still());

    private final OpenCvCoRegistration coRegistration = new OpenCvCoRegistration(CoRegistrationSettings.DEFAULT);

    private static Warp still() {
        return constant(0, 0);
    }

    private static Warp constant(double columns, double rows) {
        return (column, row) -> new Shift(columns, rows);
    }

    private static Warp waves() {
        return (column, row) -> new Shift(3 * Math.sin(column / 160 + row / 400), 3 * Math.cos(row / 180));
    }

    private static Warp turned() {
        double along = 1.01 * Math.cos(Math.toRadians(2)) - 1;
        double across = 1.01 * Math.sin(Math.toRadians(2));
        return (column, row) -> new Shift(
                30 + along * (column - 450) - across * (row - 400),
                -40 + across * (column - 450) + along * (row - 400));
    }

    static Stream<Arguments> warps() {
        return Stream.of(
                Arguments.of("one and a half pixels", constant(1.5, 0)),
                Arguments.of("a few pixels both ways", constant(3.2, -2.7)),
                Arguments.of("twelve pixels", constant(-12, 5.4)),
                Arguments.of("thirty pixels", constant(30.3, 21.8)),
                Arguments.of("smooth waves of three pixels", waves()),
                Arguments.of("ten metres, turned two degrees, one percent larger", turned()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("warps")
    void knownShiftIsFoundInOtherLightAndAmongRealChange(String name, Warp warp) {
        SceneOrthophoto current = SceneOrthophoto.of(GRID, BUILT, warp).inOtherLight(3);

        ShiftField field = coRegistration.estimate(BASELINE, current, GRID);

        double[] errors = sorted(field, at -> endPointErrorPx(field, warp, at));
        assertThat(errors[errors.length / 2]).as("median error of " + name).isLessThanOrEqualTo(0.25);
        assertThat(errors[errors.length * 95 / 100]).as("95 % error of " + name).isLessThanOrEqualTo(0.6);
        assertThat(field.issues()).isEmpty();
        assertThat(field.residual95Metres().orElseThrow()).isLessThan(0.2);
    }

    /** Values at all places 20 pixels apart, in ascending order. */
    private static double[] sorted(ShiftField field, ToDoubleFunction<Shift> value) {
        List<Double> values = new ArrayList<>();
        for (int row = 10; row < field.grid().height(); row += 20) {
            for (int column = 10; column < field.grid().width(); column += 20) {
                values.add(value.applyAsDouble(new Shift(column, row)));
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double endPointErrorPx(ShiftField field, Warp warp, Shift at) {
        Shift found = field.shiftAt(at.columns(), at.rows());
        Shift expected = warp.at(at.columns(), at.rows());
        return Math.hypot(found.columns() - expected.columns(), found.rows() - expected.rows());
    }

    @Test
    void exchangedRolesGiveTheOppositeShift() {
        SceneOrthophoto current =
                SceneOrthophoto.of(GRID, BUILT, constant(3.2, -2.7)).inOtherLight(4);

        ShiftField there = coRegistration.estimate(BASELINE, current, GRID);
        ShiftField back = coRegistration.estimate(current, BASELINE, GRID);

        double[] sums = sorted(there, at -> {
            Shift one = there.shiftAt(at.columns(), at.rows());
            Shift other = back.shiftAt(at.columns(), at.rows());
            return Math.hypot(one.columns() + other.columns(), one.rows() + other.rows());
        });
        assertThat(sums[sums.length * 95 / 100]).isLessThan(0.3);
    }

    @Test
    void identicalFlightsGiveExactlyTheZeroField() {
        ShiftField field = coRegistration.estimate(BASELINE, BASELINE, GRID);

        assertThat(field.isZero()).isTrue();
        assertThat(field.issues()).isEmpty();
        assertThat(new AlignedReader(field).read(BASELINE, GRID, GRID.window()))
                .isEqualTo(BASELINE.read(GRID, GRID.window()));
    }

    @Test
    void differentPlacesAreUnreliableEverywhereAndSayWhy() {
        SceneOrthophoto elsewhere = SceneOrthophoto.of(GRID, GroundScene.textured(999), still());

        ShiftField field = coRegistration.estimate(BASELINE, elsewhere, GRID);

        double unobserved = field.issues().stream()
                .mapToDouble(issue -> issue.unobserved().value())
                .sum();
        assertThat(unobserved).isGreaterThan(0.95 * GRID.pixels() * GRID.pixelAreaM2());
        assertThat(field.issues())
                .allSatisfy(issue -> assertThat(issue)
                        .isInstanceOf(Issue.CoRegistrationFailed.class)
                        .extracting(Issue::message)
                        .asString()
                        .contains("do not show the same ground"));
        assertThat(new AlignedReader(field).read(elsewhere, GRID, GRID.window()).observedPixels())
                .isZero();
    }

    @Test
    void waterBesideTexturedGroundTakesTheShiftOfItsNeighbours() {
        GroundScene.Painter shore = GroundScene.flatFrom(GROUND, 450);
        SceneOrthophoto baseline = SceneOrthophoto.of(GRID, shore, still()).inOtherLight(8);
        SceneOrthophoto current =
                SceneOrthophoto.of(GRID, shore, constant(2.5, 1.25)).inOtherLight(9);

        ShiftField field = coRegistration.estimate(baseline, current, GRID);

        assertThat(field.issues()).isEmpty();
        assertThat(field.nearest(890, 400).trust()).isEqualTo(ShiftNode.Trust.FROM_NEIGHBOURS);
        assertThat(endPointErrorPx(field, constant(2.5, 1.25), new Shift(890, 400)))
                .isLessThan(0.6);
    }

    @Test
    void waterFarFromAnyTextureStaysUnobserved() {
        PixelGrid wide = SceneOrthophoto.grid(1400, 256);
        GroundScene.Painter shore = GroundScene.flatFrom(GROUND, 300);
        SceneOrthophoto flight = SceneOrthophoto.of(wide, shore, still());
        var nearOnly = new CoRegistrationSettings(128, 256, 64, 256, 1);

        ShiftField field = new OpenCvCoRegistration(nearOnly).estimate(flight, flight, wide);

        assertThat(field.nearest(100, 100).trust()).isEqualTo(ShiftNode.Trust.MEASURED);
        assertThat(field.nearest(1300, 100).trust()).isEqualTo(ShiftNode.Trust.NO_TEXTURE);
        assertThat(field.issues())
                .isNotEmpty()
                .allSatisfy(issue -> assertThat(issue.window().column()).isGreaterThan(300));
    }

    @Test
    void nodataIsNeitherAnEdgeNorAnIssue() {
        Warp warp = constant(1.5, -0.75);
        SceneOrthophoto baseline = BASELINE.without((column, row) -> column + row < 500);
        SceneOrthophoto current =
                SceneOrthophoto.of(GRID, GROUND, warp).inOtherLight(5).without((column, row) -> column > 700);

        ShiftField field = coRegistration.estimate(baseline, current, GRID);

        assertThat(field.issues()).isEmpty();
        assertThat(endPointErrorPx(field, warp, new Shift(500, 400))).isLessThan(0.25);
    }

    @Test
    void aTallRoofThatLeansOtherwiseDoesNotPullTheField() {
        Warp warp = constant(1.5, -0.75);
        SceneOrthophoto baseline = SceneOrthophoto.of(GRID, GroundScene.tower(GROUND, 440, 390, 110), still());
        SceneOrthophoto current = SceneOrthophoto.of(GRID, GroundScene.tower(GROUND, 448, 384, 110), warp)
                .inOtherLight(6);

        ShiftField field = coRegistration.estimate(baseline, current, GRID);

        assertThat(field.issues()).isEmpty();
        assertThat(endPointErrorPx(field, warp, new Shift(440, 390))).isLessThan(0.5);
        double[] errors = sorted(field, at -> endPointErrorPx(field, warp, at));
        assertThat(errors[errors.length * 95 / 100]).isLessThan(0.4);
    }

    @Test
    void threadsDoNotChangeTheField() {
        SceneOrthophoto current = SceneOrthophoto.of(GRID, BUILT, turned());
        var four = new OpenCvCoRegistration(CoRegistrationSettings.DEFAULT.withThreads(4));

        ShiftField alone = coRegistration.estimate(BASELINE, current, GRID);
        ShiftField together = four.estimate(BASELINE, current, GRID);

        assertThat(together.text()).isEqualTo(alone.text());
        assertThat(together.contentHash()).isEqualTo(alone.contentHash());
    }

    @Test
    void afterAlignmentTheFlightsDifferLess() {
        SceneOrthophoto current = SceneOrthophoto.of(GRID, GROUND, waves());
        ShiftField field = coRegistration.estimate(BASELINE, current, GRID);

        double before = meanDifference(current);
        double after = meanDifference(new AlignedReader(field), current);

        assertThat(after).isLessThan(before / 3);
    }

    private static double meanDifference(SceneOrthophoto current) {
        return meanDifference((flight, grid, window) -> flight.read(grid, window), current);
    }

    private static double meanDifference(Alignment alignment, SceneOrthophoto current) {
        var then = BASELINE.read(GRID, GRID.window());
        var now = alignment.read(current, GRID, GRID.window());
        double sum = 0;
        for (int row = 20; row < GRID.height() - 20; row++) {
            for (int column = 20; column < GRID.width() - 20; column++) {
                sum += Math.abs(then.value(column, row, 1) - now.value(column, row, 1));
            }
        }
        return sum / GRID.pixels();
    }
}
