package org.fieldwarden.testimagery.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;

class SequelTest {

    private static final SceneSettings SETTINGS = new SceneSettings(7, 200, 200, 20, 0.75);
    private static final Sequel SEQUEL = new Sequel(2, 1, 3);

    @Test
    void theFirstSceneIsTheOneWithoutSequel() {
        Scene alone = SceneComposer.compose(SETTINGS);
        Scene first = SceneComposer.compose(SETTINGS, SEQUEL).get(0);
        assertThat(first.changes()).isEqualTo(alone.changes());
        assertThat(first.solids()).isEqualTo(alone.solids());
        assertThat(first.patches()).isEqualTo(alone.patches());
    }

    @Test
    void twoOfTheBuildingsThatHadAppearedAreDemolishedAndOneGrows() {
        List<Scene> scenes = SceneComposer.compose(SETTINGS, SEQUEL);
        List<Polygon> appeared = scenes.get(0).changes().stream()
                .filter(change -> change.changed().kind() == ChangeKind.BUILDING_APPEARED)
                .map(SceneChange::outline)
                .toList();
        List<SceneChange> later = scenes.get(1).changes();
        assertThat(later).hasSizeBetween(4, 6);
        assertThat(later.stream()
                        .filter(change -> change.changed().kind() == ChangeKind.BUILDING_DISAPPEARED)
                        .filter(change -> appeared.stream()
                                .anyMatch(one ->
                                        one.intersection(change.outline()).getArea() > 0.8 * one.getArea())))
                .hasSize(2);
        assertThat(later.stream()
                        .filter(change -> change.changed().kind() == ChangeKind.BUILDING_APPEARED)
                        .filter(change -> appeared.stream().anyMatch(one -> one.distance(change.outline()) < 1)))
                .hasSize(1);
    }

    @Test
    void theGroundOfTheSecondFlightIsTheSameInBothScenes() {
        List<Scene> scenes = SceneComposer.compose(SETTINGS, SEQUEL);
        FlightConditions clear = new FlightConditions(
                new FlightConditions.Sun(130, 50),
                0.8,
                20_261_005,
                new FlightConditions.Air(0.02, 0.34, 1.02, 0.015, 1),
                new FlightConditions.Camera(0, 0, 0.6, 0, 88),
                FlightConditions.ShiftDial.NONE);
        PixelWindow window = PixelWindow.atSize(0, 0, 400, 400);
        OrthophotoTile asCurrent = new SceneRenderer(scenes.get(0), 0.5, clear, clear).render(Epoch.CURRENT, window);
        OrthophotoTile asBaseline = new SceneRenderer(scenes.get(1), 0.5, clear, clear).render(Epoch.BASELINE, window);
        long different = 0;
        for (int row = 0; row < 400; row++) {
            for (int column = 0; column < 400; column++) {
                int off = 0;
                for (int band = 0; band < 3; band++) {
                    off = Math.max(
                            off, Math.abs(asCurrent.value(column, row, band) - asBaseline.value(column, row, band)));
                }
                different += off > 40 ? 1 : 0;
            }
        }
        assertThat(different).as("pixels that look otherwise").isLessThan(400);
    }
}
