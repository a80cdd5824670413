package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldwarden.models.raster.Components;
import org.fieldwarden.models.raster.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettlementTest {

    private static final int SIDE = 256;
    private static final int QUARTERS = 24;

    /** Without cut-outs every new building is a painted house. */
    private static Ground settled(long seed) {
        Ground ground = FakeGround.withHouse(SIDE);
        Settlement.settle(ground, new CutoutStock(List.of()), 0.5, FakeGround.random(seed));
        return ground;
    }

    private static int buildings(Ground ground) {
        return Components.of(SIDE, SIDE, ground::isBuilding).parts().size();
    }

    @Test
    void quartersHaveUpToTwelveNewBuildings() {
        int most = 0;
        for (long seed = 0; seed < QUARTERS; seed++) {
            int buildings = buildings(settled(seed));
            assertThat(buildings).as("seed %d", seed).isBetween(3, 13);
            most = Math.max(most, buildings);
        }
        assertThat(most).isGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatStoodOrWasUnknownStays(long seed) {
        Ground before = FakeGround.withHouse(SIDE);
        Ground after = settled(seed);

        Mask altered = Mask.of(
                SIDE, at -> (before.isBuilding(at) || before.isUnknown(at)) && after.cover[at] != before.cover[at]);
        assertThat(altered.any()).isFalse();
        assertThat(buildings(after)).as("new ones stand apart").isGreaterThan(1);
    }

    @Test
    void someQuartersHaveRoadsThatGoRoundWhatStandsThere() {
        int paved = 0;
        Mask near = FakeGround.withHouse(SIDE).buildings().dilated(1);
        for (long seed = 0; seed < QUARTERS; seed++) {
            Ground after = settled(seed);
            Mask hard = Mask.of(SIDE, at -> after.cover[at] == CoverLabels.HARD_SURFACE);
            paved += hard.count() > 200 ? 1 : 0;
            assertThat(Mask.of(SIDE, at -> hard.at(at) && near.at(at)).any())
                    .as("right beside the house that stood there, seed %d", seed)
                    .isFalse();
        }
        assertThat(paved).as("two thirds have one or two roads").isBetween(QUARTERS / 3, QUARTERS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sameSeedSettlesAlike(long seed) {
        assertThat(settled(seed)).usingRecursiveComparison().isEqualTo(settled(seed));
        assertThat(settled(seed).rgb).isNotEqualTo(settled(seed + 1).rgb);
    }
}
