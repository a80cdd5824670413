package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FencedLotsTest {

    private static final int SIDE = 96;
    private static final double GSD = 0.5;

    /** Ground on which one seed lays at least one block of yards. */
    private record Fenced(long seed, Ground ground) {}

    private static Ground scattered(long seed) {
        Ground ground = FakeGround.withHouse(SIDE);
        FencedLots.scatter(List.of(ground), GSD, FakeGround.random(seed));
        return ground;
    }

    private static List<Fenced> fenced() {
        float[] before = FakeGround.withHouse(SIDE).rgb;
        List<Fenced> fenced = new ArrayList<>();
        for (long seed = 0; seed < 120; seed++) {
            Ground ground = scattered(seed);
            if (!Arrays.equals(ground.rgb, before)) {
                fenced.add(new Fenced(seed, ground));
            }
        }
        return fenced;
    }

    @Test
    void aboutFourPlacesInTenGetYards() {
        assertThat(fenced()).hasSizeBetween(33, 68);
    }

    @Test
    void yardsNeverCoverABuildingOrWhatIsUnknown() {
        Ground before = FakeGround.withHouse(SIDE);
        for (Fenced fenced : fenced()) {
            Ground after = fenced.ground();
            for (int at = 0; at < SIDE * SIDE; at++) {
                if (before.isBuilding(at) || before.isUnknown(at)) {
                    assertThat(after.cover[at]).as("seed %d", fenced.seed()).isEqualTo(before.cover[at]);
                    assertThat(after.rgb[3 * at]).as("seed %d", fenced.seed()).isEqualTo(before.rgb[3 * at]);
                }
            }
        }
    }

    @Test
    void coverFollowsTheYards() {
        Ground before = FakeGround.withHouse(SIDE);
        int followed = 0;
        for (Fenced fenced : fenced()) {
            Ground after = fenced.ground();
            for (int at = 0; at < SIDE * SIDE; at++) {
                if (after.cover[at] != before.cover[at]) {
                    followed++;
                    assertThat(after.cover[at])
                            .isIn(CoverLabels.BARE_GROUND, CoverLabels.HARD_SURFACE, CoverLabels.VEGETATION);
                    assertThat(after.rgb[3 * at + 2] - after.rgb[3 * at])
                            .as("blue above red, 210 before, seed %d", fenced.seed())
                            .isLessThan(190);
                }
            }
        }
        assertThat(followed).isGreaterThan(SIDE * SIDE);
    }

    @Test
    void fadedYardsKeepTheirBrightness() {
        for (long seed = 0; seed < 20; seed++) {
            Yard yard = Yard.drawn(FakeGround.random(seed));
            float[] pale = yard.faded(0.2f).rgb();

            assertThat(pale[0] + pale[1] + pale[2])
                    .isCloseTo(yard.rgb()[0] + yard.rgb()[1] + yard.rgb()[2], within(0.01f));
            assertThat(pale[0] - pale[2]).isCloseTo(0.2f * (yard.rgb()[0] - yard.rgb()[2]), within(0.01f));
            assertThat(yard.faded(1).rgb()).containsExactly(yard.rgb(), within(0.01f));
        }
    }

    @Test
    void bothDatesGetTheSameYards() {
        for (Fenced fenced : fenced()) {
            Ground first = FakeGround.withHouse(SIDE);
            Ground second = FakeGround.withHouse(SIDE);
            FencedLots.scatter(List.of(first, second), GSD, FakeGround.random(fenced.seed()));

            assertThat(second.rgb).isEqualTo(first.rgb).isEqualTo(fenced.ground().rgb);
            assertThat(second.cover).isEqualTo(first.cover).isEqualTo(fenced.ground().cover);
        }
    }

    @Test
    void fencesAreSetAgainstTheYards() {
        Fenced fenced = fenced().get(0);
        int steps = 0;
        for (int at = 1; at < SIDE * SIDE; at++) {
            float step = fenced.ground().rgb[3 * at] - fenced.ground().rgb[3 * at - 3];
            steps += Math.abs(step) > 25 ? 1 : 0;
        }
        assertThat(steps).as("the ground itself varies by 20").isGreaterThan(SIDE / 2);
    }
}
