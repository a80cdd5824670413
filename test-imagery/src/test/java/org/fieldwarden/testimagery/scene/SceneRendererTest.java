package org.fieldwarden.testimagery.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.testimagery.scene.FlightConditions.Air;
import org.fieldwarden.testimagery.scene.FlightConditions.Camera;
import org.fieldwarden.testimagery.scene.FlightConditions.ShiftDial;
import org.fieldwarden.testimagery.scene.FlightConditions.Sun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;

final class SceneRendererTest {

    private static final double GSD = 0.25;
    private static final int SIDE = 400;
    private static final PixelWindow WHOLE = PixelWindow.atSize(0, 0, SIDE, SIDE);

    /** Without grain and JPEG, and roofs as they stand. */
    private static final Camera PLAIN = new Camera(0, 0, 0, 0, 100);

    private static FlightConditions conditions(Sun sun, Camera camera, ShiftDial shift) {
        return new FlightConditions(sun, 0.7, 5, new Air(0.02, 0.3, 1, 0, 1), camera, shift);
    }

    private static Scene scene(long seed, int changes) {
        return SceneComposer.compose(new SceneSettings(seed, SIDE * GSD, SIDE * GSD, changes, 0.7));
    }

    private static SceneRenderer renderer(Scene scene, FlightConditions baseline, FlightConditions current) {
        return new SceneRenderer(scene, GSD, baseline, current);
    }

    private static final FlightConditions STILL = conditions(new Sun(150, 45), PLAIN, ShiftDial.NONE);

    @Test
    void sameSeedGivesTheSameSceneAndTheSamePixels() {
        FlightConditions drawn = FlightConditions.drawn(new Random(4));

        assertThat(scene(8, 5)).isEqualTo(scene(8, 5));
        assertThat(scene(9, 5)).isNotEqualTo(scene(8, 5));
        assertThat(FlightConditions.drawn(new Random(4))).isEqualTo(drawn);
        for (Epoch epoch : Epoch.values()) {
            assertThat(renderer(scene(8, 5), drawn, drawn).render(epoch, WHOLE))
                    .isEqualTo(renderer(scene(8, 5), drawn, drawn).render(epoch, WHOLE));
        }
    }

    @ParameterizedTest
    @CsvSource({"150, 45", "187, 41", "250, 30", "20, 60", "90, 50"})
    void tilesAgreeWithOneLargeWindow(double azimuth, double elevation) {
        FlightConditions flight = conditions(
                new Sun(azimuth, elevation), new Camera(0.06, -0.04, 0.7, 0, 100), new ShiftDial(1.3, -0.7, 1, 40));
        SceneRenderer renderer = renderer(scene(8, 5), flight, flight);
        OrthophotoTile large = renderer.render(Epoch.CURRENT, WHOLE);

        long differing = 0;
        for (int row = 0; row < SIDE; row += 160) {
            for (int column = 0; column < SIDE; column += 160) {
                PixelWindow window =
                        PixelWindow.between(column, row, Math.min(SIDE, column + 160), Math.min(SIDE, row + 160));
                differing += differing(large.crop(window), renderer.render(Epoch.CURRENT, window), 1);
            }
        }
        assertThat(differing).as("pixels that depend on the tile").isZero();
    }

    private static long differing(OrthophotoTile one, OrthophotoTile other, int tolerance) {
        assertThat(one.window()).isEqualTo(other.window());
        long count = 0;
        for (int row = 0; row < one.window().height(); row++) {
            for (int column = 0; column < one.window().width(); column++) {
                count += difference(one, other, column, row) > tolerance ? 1 : 0;
            }
        }
        return count;
    }

    private static int difference(OrthophotoTile one, OrthophotoTile other, int column, int row) {
        int most = 0;
        for (int band = 0; band < 3; band++) {
            most = Math.max(most, Math.abs(one.value(column, row, band) - other.value(column, row, band)));
        }
        return most;
    }

    @Test
    void labelsDoNotDependOnTheTile() {
        SceneRenderer renderer = renderer(scene(8, 8), STILL, STILL);
        SceneLabels whole = renderer.label(WHOLE);
        PixelWindow window = PixelWindow.atSize(130, 70, 90, 110);
        SceneLabels part = renderer.label(window);

        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                int at = row * window.width() + column;
                int inWhole = (row + 70) * SIDE + column + 130;
                assertThat(part.changed()[at]).isEqualTo(whole.changed()[inWhole]);
                assertThat(part.baselineCover()[at]).isEqualTo(whole.baselineCover()[inWhole]);
                assertThat(part.currentCover()[at]).isEqualTo(whole.currentCover()[inWhole]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 21})
    void withoutChangesOnlyVehiclesTellTheFlightsApart(long seed) {
        Scene scene = scene(seed, 0);
        SceneRenderer renderer = renderer(scene, STILL, STILL);
        SceneLabels labels = renderer.label(WHOLE);
        OrthophotoTile before = renderer.render(Epoch.BASELINE, WHOLE);
        OrthophotoTile after = renderer.render(Epoch.CURRENT, WHOLE);

        assertThat(scene.changes()).isEmpty();
        assertThat(labels.changed()).containsOnly(0);
        assertThat(labels.currentCover()).isEqualTo(labels.baselineCover());
        List<Solid> vehicles = scene.solids().stream()
                .filter(solid -> solid.kind() == SolidKind.VEHICLE && solid.presence() != Presence.BOTH)
                .toList();
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                if (difference(before, after, column, row) > 0) {
                    Coordinate at = new Coordinate((column + 0.5) * GSD, (row + 0.5) * GSD);
                    // A lorry of 2.8 m throws its shadow 2.8 m far in this light.
                    assertThat(vehicles)
                            .as("pixel %d, %d", column, row)
                            .anyMatch(vehicle -> Math.hypot(vehicle.centreX() - at.x, vehicle.centreY() - at.y)
                                    < vehicle.radius() + 3.3);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 21, 34})
    void changesLieInTheSceneAndAreLabelled(long seed) {
        Scene scene = scene(seed, 8);
        byte[] changed = renderer(scene, STILL, STILL).label(WHOLE).changed();
        Geometry extent =
                new GeometryFactory().toGeometry(new org.locationtech.jts.geom.Envelope(0, SIDE * GSD, 0, SIDE * GSD));

        assertThat(scene.changes()).hasSizeGreaterThan(3);
        for (SceneChange change : scene.changes()) {
            assertThat(change.outline().isValid()).isTrue();
            assertThat(extent.contains(change.outline()))
                    .as("change %d", change.number())
                    .isTrue();
            assertThat(change.changed().from()).isNotEqualTo(change.changed().to());
            assertThat(labelledShare(change, changed))
                    .as("change %d", change.number())
                    .isGreaterThan(0.7);
        }
        assertNothingElseIsLabelled(scene, changed);
    }

    private static double labelledShare(SceneChange change, byte[] changed) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(change.outline());
        int all = 0;
        int labelled = 0;
        for (int i = 0; i < changed.length; i++) {
            if (inside.locate(centre(i)) == Location.INTERIOR) {
                all++;
                labelled += changed[i];
            }
        }
        return (double) labelled / all;
    }

    private static void assertNothingElseIsLabelled(Scene scene, byte[] changed) {
        Geometry near = scene.changes().stream()
                .map(change -> (Geometry) change.outline())
                .reduce(Geometry::union)
                .orElseThrow()
                .buffer(1);
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(near);
        int stray = 0;
        for (int i = 0; i < changed.length; i++) {
            stray += changed[i] == 1 && inside.locate(centre(i)) == Location.EXTERIOR ? 1 : 0;
        }
        assertThat(stray).as("changed pixels away from every change").isZero();
    }

    private static Coordinate centre(int index) {
        int column = index % SIDE;
        int row = index / SIDE;
        return new Coordinate((column + 0.5) * GSD, (row + 0.5) * GSD);
    }

    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270", "135", "225", "200"})
    void shadowFallsAwayFromTheSun(double azimuth) {
        OrientedBox box = new OrientedBox(50, 50, 5, 5, 0);
        Roof house = new Roof(box, 8, RoofKind.FLAT_CONCRETE, Presence.CURRENT_ONLY, 3);
        OrientedBox lawn = new OrientedBox(50, 50, 200, 200, 0);
        Scene scene = new Scene(
                SIDE * GSD,
                SIDE * GSD,
                List.of(new GroundPatch(Shapes.box(lawn), GroundKind.CONCRETE, Presence.BOTH, 0, 1)),
                List.of(house),
                List.of(),
                0,
                List.of());
        FlightConditions flight = conditions(new Sun(azimuth, 45), PLAIN, ShiftDial.NONE);
        SceneRenderer renderer = renderer(scene, flight, flight);
        OrthophotoTile empty = renderer.render(Epoch.BASELINE, WHOLE);
        OrthophotoTile built = renderer.render(Epoch.CURRENT, WHOLE);

        double towardsSunX = Math.sin(Math.toRadians(azimuth));
        double towardsSunY = -Math.cos(Math.toRadians(azimuth));
        // 10 m from the middle is beyond every wall and within the shadow of 8 m.
        assertThat(darkening(empty, built, 50 - 10 * towardsSunX, 50 - 10 * towardsSunY))
                .isLessThan(0.6);
        assertThat(darkening(empty, built, 50 + 10 * towardsSunX, 50 + 10 * towardsSunY))
                .isEqualTo(1);
        assertThat(darkening(empty, built, 50 - 10 * towardsSunY, 50 + 10 * towardsSunX))
                .isEqualTo(1);
        assertThat(darkening(empty, built, 50 + 10 * towardsSunY, 50 - 10 * towardsSunX))
                .isEqualTo(1);
        assertThat(darkening(empty, built, 50 - 17 * towardsSunX, 50 - 17 * towardsSunY))
                .as("beyond the shadow's end")
                .isEqualTo(1);
    }

    private static double darkening(OrthophotoTile empty, OrthophotoTile built, double x, double y) {
        int column = (int) (x / GSD);
        int row = (int) (y / GSD);
        return (double) built.value(column, row, 1) / empty.value(column, row, 1);
    }

    /** The mosaic's unevenness stays where it is while the ground moves, hence the tolerance. */
    @ParameterizedTest
    @CsvSource({"3, -2", "-5, 0", "0, 4"})
    void shiftDialMovesThePictureByItsPixels(int eastPx, int southPx) {
        FlightConditions moved = conditions(new Sun(150, 45), PLAIN, new ShiftDial(eastPx, southPx, 0, 50));
        SceneRenderer renderer = renderer(scene(8, 0), STILL, moved);
        PixelWindow window = PixelWindow.atSize(100, 100, 200, 200);
        Scene still = scene(8, 0);
        OrthophotoTile reference = renderer(still, STILL, STILL)
                .render(Epoch.CURRENT, PixelWindow.atSize(100 - eastPx, 100 - southPx, 200, 200));
        OrthophotoTile shifted = renderer.render(Epoch.CURRENT, window);

        long differing = 0;
        for (int row = 0; row < 200; row++) {
            for (int column = 0; column < 200; column++) {
                differing += difference(reference, shifted, column, row) > 4 ? 1 : 0;
            }
        }
        assertThat(differing).isZero();
        assertThat(renderer.label(window).currentCover())
                .as("labels stay with the ground")
                .isEqualTo(renderer(still, STILL, STILL).label(window).currentCover());
    }

    @Test
    void localWarpStaysWithinItsAmplitude() {
        FlightConditions warped = conditions(new Sun(150, 45), PLAIN, new ShiftDial(0, 0, 2, 30));
        OrthophotoTile reference = renderer(scene(8, 0), STILL, STILL).render(Epoch.CURRENT, WHOLE);
        OrthophotoTile moved = renderer(scene(8, 0), STILL, warped).render(Epoch.CURRENT, WHOLE);

        assertThat(differing(reference, moved, 4)).as("something moves").isGreaterThan(WHOLE.pixels() / 50);
        for (int row = 10; row < SIDE - 10; row++) {
            for (int column = 10; column < SIDE - 10; column++) {
                assertThat(isNear(reference, column, row, moved.value(column, row, 1)))
                        .as("pixel %d, %d comes from at most 3 pixels away", column, row)
                        .isTrue();
            }
        }
    }

    private static boolean isNear(OrthophotoTile picture, int column, int row, int value) {
        int least = 255;
        int most = 0;
        for (int r = row - 3; r <= row + 3; r++) {
            for (int c = column - 3; c <= column + 3; c++) {
                least = Math.min(least, picture.value(c, r, 1));
                most = Math.max(most, picture.value(c, r, 1));
            }
        }
        return value >= least - 4 && value <= most + 4;
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new SceneSettings(1, 10, 100, 0, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SceneSettings(1, 100, 100, -1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SceneSettings(1, 100, 100, 1, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sun(90, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new FlightConditions(new Sun(90, 45), 2, 1, STILL.air(), STILL.camera(), ShiftDial.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
