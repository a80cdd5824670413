package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.fieldwarden.models.raster.Mask;
import org.fieldwarden.models.raster.Remap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompositionTest {

    private static final int SIDE = 64;

    private static boolean isInside(int at) {
        return at % SIDE >= 10 && at % SIDE < 26 && at / SIDE >= 24 && at / SIDE < 40;
    }

    /** A white building on dark ground. */
    private static Ground house() {
        float[] rgb = new float[SIDE * SIDE * 3];
        byte[] cover = new byte[SIDE * SIDE];
        for (int at = 0; at < cover.length; at++) {
            cover[at] = isInside(at) ? CoverLabels.BUILDING : TrainingSample.NOT_BUILDING;
            Arrays.fill(rgb, 3 * at, 3 * at + 3, isInside(at) ? 230 : 40);
        }
        return new Ground(SIDE, rgb, cover);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void labelsFollowTheShiftTheWarpAndTheLean(long seed) {
        Ground house = house();
        Remap remap = Displacement.drawn(house.buildings(), new Random(seed));
        float[] rgb = remap.colours(house.rgb);
        byte[] cover = remap.labels(house.cover);

        int wrong = 0;
        for (int at = 0; at < cover.length; at++) {
            wrong += (rgb[3 * at] > 135) == (cover[at] == CoverLabels.BUILDING) ? 0 : 1;
        }
        assertThat(wrong).as("pixels half covered").isLessThan(40);
    }

    @Test
    void displacementStaysWithinItsReach() {
        for (long seed = 0; seed < 40; seed++) {
            byte[] marks = new byte[SIDE * SIDE];
            marks[32 * SIDE + 32] = 1;
            byte[] moved = Displacement.drawn(Mask.of(SIDE, at -> false), new Random(seed))
                    .labels(marks);
            for (int at = 0; at < moved.length; at++) {
                if (moved[at] == 1) {
                    int row = at / SIDE;
                    assertThat(Math.hypot(at % SIDE - 32, row - 32)).isLessThan(9);
                }
            }
        }
    }

    @Test
    void rimOfWhatHasChangedIsLeftOut() {
        byte[] changed = new byte[SIDE * SIDE];
        for (int at = 0; at < changed.length; at++) {
            changed[at] = (byte) (isInside(at) ? 1 : 0);
        }
        Composition.withoutRim(changed, SIDE);

        assertThat(changed[24 * SIDE + 10]).as("just inside").isEqualTo(TrainingSample.IGNORE);
        assertThat(changed[23 * SIDE + 9]).as("just outside").isEqualTo(TrainingSample.IGNORE);
        assertThat(changed[25 * SIDE + 11]).isEqualTo((byte) 1);
        assertThat(changed[22 * SIDE + 8]).isZero();
    }

    @Test
    void erasedBuildingIsMarkedWhereItStillStands() {
        Ground ground = house();
        byte[][] marks = new byte[2][SIDE * SIDE];
        // Most places to take ground from lie outside; it is tried again until one is found.
        for (long seed = 0; seed < 100 && ground.buildings().any(); seed++) {
            new Erasure(house(), new Random(seed)).eraseOne(ground, marks, 0);
        }

        for (int at = 0; at < SIDE * SIDE; at++) {
            assertThat(marks[0][at]).isEqualTo((byte) (isInside(at) ? 1 : 0));
            assertThat(marks[1][at]).isZero();
            assertThat(ground.rgb[3 * at]).as("pixel %d", at).isLessThan(60);
        }
    }

    @Test
    void exposuresKeepTheirBrightnessInBounds() {
        for (long seed = 0; seed < 30; seed++) {
            byte[] seen = Exposure.of(house().rgb, SIDE, new Random(seed));
            double mean = 0;
            for (byte value : seen) {
                mean += (value & 0xff) / (double) seen.length;
            }
            assertThat(mean).as("seed %d", seed).isBetween(25.0, 215.0);
        }
    }
}
