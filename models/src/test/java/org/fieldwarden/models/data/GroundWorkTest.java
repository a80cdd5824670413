package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldwarden.models.raster.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroundWorkTest {

    private static final int SIDE = 192;
    private static final double GSD = 0.5;
    private static final int PAIRS = 160;

    /** Side of a training crop, pixels. */
    private static final int CROP = 192;

    private static int count(float[] mask) {
        int count = 0;
        for (float value : mask) {
            count += value > 0 ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.27, 0.4, 0.66})
    void clearingsAreLargePatchesOfBareGround(double gsd) {
        for (long seed = 0; seed < 20; seed++) {
            Cutout clearing = Clearing.draw(gsd, FakeGround.random(seed));
            double metres = clearing.side() * gsd;

            assertThat(clearing.cover()).isEqualTo(CoverLabels.BARE_GROUND);
            assertThat(clearing.side()).isLessThanOrEqualTo(GroundWork.WIDEST_PX);
            assertThat(metres).isBetween(14.0, 80.0);
            assertThat(count(clearing.mask()) * gsd * gsd)
                    .as("square metres, seed %d", seed)
                    .isBetween(0.1 * metres * metres, metres * metres);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.27, 0.4, 0.66})
    void roadsAreNarrowStripsOfHardSurface(double gsd) {
        for (long seed = 0; seed < 20; seed++) {
            Cutout road = RoadStrip.draw(gsd, FakeGround.random(seed));
            double breadth = count(road.mask()) * gsd / (road.side() - 4);
            double widest = widest(road) * gsd;

            assertThat(road.cover()).isEqualTo(CoverLabels.HARD_SURFACE);
            assertThat(road.side()).isLessThanOrEqualTo(CROP * 3 / 4);
            assertThat(breadth).as("metres, seed %d", seed).isBetween(1.5, 26.0);
            assertThat(widest).as("metres, seed %d", seed).isLessThan(23);
        }
    }

    @Test
    void someRoadsEndInATurningCircle() {
        int turning = 0;
        for (long seed = 0; seed < 100; seed++) {
            Cutout road = RoadStrip.draw(GSD, FakeGround.random(seed));
            turning += widest(road) * GSD > 14.5 ? 1 : 0;
        }
        assertThat(turning).as("roads broader somewhere than any strip is").isBetween(5, 30);
    }

    /** Diameter of the largest circle that lies in a work, pixels. */
    private static float widest(Cutout work) {
        float[] depth = Mask.of(work.side(), at -> work.mask()[at] == 0).distances();
        float deepest = 0;
        for (float one : depth) {
            deepest = Math.max(deepest, one);
        }
        return 2 * deepest;
    }

    @Test
    void sameSeedGivesTheSameWork() {
        for (long seed = 0; seed < 20; seed++) {
            Cutout one = GroundWork.draw(GSD, FakeGround.random(seed));
            Cutout other = GroundWork.draw(GSD, FakeGround.random(seed));

            assertThat(other.rgb()).isEqualTo(one.rgb());
            assertThat(other.mask()).isEqualTo(one.mask());
            assertThat(other.cover()).isEqualTo(one.cover());
        }
    }

    @Test
    void everyCoverIsLaidNowAndThen() {
        int[] drawn = new int[5];
        for (long seed = 0; seed < 300; seed++) {
            drawn[GroundWork.draw(GSD, FakeGround.random(seed)).cover()]++;
        }
        assertThat(drawn[CoverLabels.BARE_GROUND])
                .as("clearings and dug patches")
                .isBetween(80, 150);
        assertThat(drawn[CoverLabels.HARD_SURFACE]).as("roads and paving").isBetween(40, 100);
        assertThat(drawn[CoverLabels.VEGETATION]).isZero();
    }

    /** Without cut-outs, buildings that are laid in are painted houses. */
    private static Composition pasted(long seed) {
        GroundCut cut = new GroundCut(FakeGround.withHouse(SIDE), FakeGround.withHouse(SIDE), GSD, "fake");
        return PastedPair.draw(cut, new CutoutStock(List.of()), FakeGround.random(seed));
    }

    @Test
    void openGroundGoesRoundWhatStandsThere() {
        Mask standing = FakeGround.withHouse(SIDE).buildings();
        int beside = 0;
        for (long seed = 0; seed < PAIRS; seed++) {
            Composition pair = pasted(seed);
            for (Ground date : List.of(pair.first(), pair.second())) {
                Mask open = Mask.of(
                        SIDE,
                        at -> date.cover[at] == CoverLabels.BARE_GROUND || date.cover[at] == CoverLabels.HARD_SURFACE);
                Mask under = Mask.of(SIDE, at -> standing.at(at) && open.at(at));
                Mask near = standing.dilated(3);
                assertThat(under.any()).as("seed %d", seed).isFalse();
                beside += Mask.of(SIDE, at -> near.at(at) && open.at(at)).any() ? 1 : 0;
            }
        }
        assertThat(beside).as("dates with open ground right beside the house").isGreaterThan(PAIRS / 16);
    }

    @Test
    void coverDiffersOnlyWhereItIsMarkedAsChanged() {
        int cleared = 0;
        for (long seed = 0; seed < PAIRS; seed++) {
            Composition pair = pasted(seed);
            Mask unmarked = Mask.of(SIDE, at -> pair.firstMarks()[at] != 1 && pair.secondMarks()[at] != 1);
            Mask other = Mask.of(SIDE, at -> pair.first().cover[at] != pair.second().cover[at]);
            int bare = Mask.of(SIDE, at -> other.at(at) && pair.second().cover[at] == CoverLabels.BARE_GROUND)
                    .count();
            assertThat(Mask.of(SIDE, at -> unmarked.at(at) && other.at(at)).count())
                    .as("pixels of another cover without a mark, seed %d", seed)
                    .isZero();
            cleared += bare * GSD * GSD > 400 ? 1 : 0;
        }
        assertThat(cleared).as("pairs with large clearings on the second date").isGreaterThan(PAIRS / 32);
    }
}
