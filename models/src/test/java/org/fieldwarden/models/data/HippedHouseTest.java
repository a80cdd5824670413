package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.fieldwarden.models.raster.Components;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HippedHouseTest {

    private static final int HOUSES = 40;

    /** Side of a training crop, pixels. */
    private static final int CROP = 192;

    private static List<Cutout> houses(double gsd) {
        return IntStream.range(0, HOUSES)
                .mapToObj(seed -> HippedHouse.draw(gsd, FakeGround.random(seed)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.27, 0.4, 0.66})
    void housesAreOneBuildingOfTheSizeOfAHome(double gsd) {
        for (Cutout house : houses(gsd)) {
            Components parts = Components.of(house.side(), house.side(), at -> house.mask()[at] > 0.5f);

            assertThat(house.cover()).isEqualTo(CoverLabels.BUILDING);
            assertThat(house.side()).as("fits a crop").isLessThan(CROP * 8 / 10);
            assertThat(parts.parts()).hasSize(1);
            assertThat(parts.parts().get(0).area() * gsd * gsd)
                    .as("square metres")
                    .isBetween(50.0, 900.0);
        }
    }

    @Test
    void housesBringNoGroundAlong() {
        assertThat(houses(0.5)).noneMatch(Cutout::hasSurroundings);
    }

    /** Faces of unlike brightness: the spread over the roof is more than that of the tiles. */
    @Test
    void mostRoofsAreLitFromOneSide() {
        assertThat(houses(0.4).stream().filter(house -> spread(house) > 0.05)).hasSizeGreaterThan(HOUSES * 6 / 10);
    }

    /** Standard deviation of a roof's red band, as a share of its mean. */
    private static double spread(Cutout house) {
        double[] red = IntStream.range(0, house.mask().length)
                .filter(at -> house.mask()[at] > 0)
                .mapToDouble(at -> house.rgb()[3 * at])
                .toArray();
        double mean = IntStream.range(0, red.length)
                .mapToDouble(i -> red[i])
                .average()
                .orElseThrow();
        double squares = IntStream.range(0, red.length)
                .mapToDouble(i -> Math.pow(red[i] - mean, 2))
                .average()
                .orElseThrow();
        return Math.sqrt(squares) / mean;
    }

    @Test
    void sameSeedBuildsTheSameHouse() {
        Set<Integer> sides = new HashSet<>();
        for (Cutout house : houses(0.5)) {
            sides.add(house.side());
        }
        assertThat(sides).hasSizeGreaterThan(HOUSES / 4);
        assertThat(houses(0.5)).usingRecursiveComparison().isEqualTo(houses(0.5));
    }
}
