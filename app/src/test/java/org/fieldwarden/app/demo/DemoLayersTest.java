package org.fieldwarden.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.LayerFeature;
import org.fieldwarden.reporting.layer.LayerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoLayersTest {

    private static final int SIDE_PX = 2048;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void theLayersOfAnyVillageAreReadAsACountysOwn(long seed) {
        ScreeningMeans means = means(seed);
        assertThat(means.layers().layers())
                .extracting(Layer::role)
                .containsExactlyInAnyOrder(
                        LayerRole.VILLAGE,
                        LayerRole.FARMLAND,
                        LayerRole.BASIC_FARMLAND,
                        LayerRole.RED_LINE,
                        LayerRole.APPROVED,
                        LayerRole.GRID_CELL);
        assertThat(means.layers().layers())
                .allMatch(layer -> layer.check().repaired().isEmpty());
        assertThat(means.divisions()).isPresent();
        assertThat(means.layers().of(LayerRole.GRID_CELL).get(0).features())
                .extracting(cell -> cell.names().officer())
                .contains("网格员甲");
    }

    @Test
    void fieldsAreAGoodPartOfTheGroundAndBasicFarmlandIsAPartOfThem() {
        ScreeningMeans means = means(7);
        double site = SIDE_PX * 0.1 * SIDE_PX * 0.1;
        double farmland = area(means, LayerRole.FARMLAND);
        assertThat(farmland).isBetween(0.2 * site, 0.9 * site);
        assertThat(area(means, LayerRole.BASIC_FARMLAND)).isPositive().isLessThan(0.6 * farmland);
    }

    private static double area(ScreeningMeans means, LayerRole role) {
        return means.layers().of(role).get(0).features().stream()
                .map(LayerFeature::ground)
                .mapToDouble(ground -> means.ground().area(ground).value())
                .sum();
    }

    private ScreeningMeans means(long seed) {
        DemoSite site = new DemoSite(seed, SIDE_PX);
        site.writeVillages(folder.resolve("villages.geojson"));
        Path yaml = site.layers().write(folder.resolve("layers"));
        return ScreeningMeans.read(yaml, Optional.empty(), site.grid().crs());
    }
}
