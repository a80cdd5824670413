package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FoliageTest {

    private static final int SIDE = 64;

    /** Reach of the soft rim around vegetation, pixels. */
    private static final int RIM = 3;

    private static Ground turned(long seed) {
        Ground ground = FakeGround.withHouse(SIDE);
        Foliage.turn(ground, FakeGround.random(seed));
        return ground;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void leavesTurnAndTheirLabelsStay(long seed) {
        Ground before = FakeGround.withHouse(SIDE);
        Ground after = turned(seed);

        assertThat(after.cover).isEqualTo(before.cover);
        double change = 0;
        for (int at = 0; at < SIDE * SIDE; at++) {
            if (before.cover[at] == CoverLabels.VEGETATION) {
                change += Math.abs(after.rgb[3 * at + 2] - before.rgb[3 * at + 2]);
            }
        }
        assertThat(change / (SIDE * SIDE / 4.0)).as("mean change of blue").isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void groundBesideTheLeavesStays(long seed) {
        Ground before = FakeGround.withHouse(SIDE);
        Ground after = turned(seed);

        for (int at = 0; at < SIDE * SIDE; at++) {
            if (at % SIDE < SIDE * 3 / 4 - RIM) {
                assertThat(after.rgb[3 * at]).isEqualTo(before.rgb[3 * at]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sameSeedTurnsTheSameLeaves(long seed) {
        assertThat(turned(seed).rgb).isEqualTo(turned(seed).rgb).isNotEqualTo(turned(seed + 1).rgb);
    }
}
