package org.fieldwarden.models.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class MaskTest {

    private static Mask drawn(String... rows) {
        return Mask.of(rows.length, i -> rows[i / rows.length].charAt(i % rows.length) == '#');
    }

    private static String[] rows(Mask mask) {
        String[] rows = new String[mask.side()];
        for (int row = 0; row < rows.length; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < rows.length; column++) {
                line.append(mask.at(row * rows.length + column) ? '#' : '.');
            }
            rows[row] = line.toString();
        }
        return rows;
    }

    @Test
    void dilationGrowsByASquare() {
        assertThat(rows(drawn(".....", ".....", "...#.", ".....", "#....").dilated(1)))
                .containsExactly(".....", "..###", "..###", "#####", "##...");
    }

    @Test
    void erosionUndoesDilationOfASquare() {
        Mask square = drawn("......", "......", "..##..", "..##..", "......", "......");

        assertThat(rows(square.dilated(1).eroded(1))).containsExactly(rows(square));
    }

    @Test
    void rimLiesOnBothSidesOfTheOutline() {
        assertThat(rows(drawn("......", ".###..", ".###..", ".###..", "......", "......")
                        .rim(1, 1)))
                .containsExactly("#####.", "#####.", "##.##.", "#####.", "#####.", "......");
    }

    @Test
    void distancesAreNearlyEuclidean() {
        Mask one = Mask.of(41, i -> i == 20 * 41 + 20);
        float[] distances = one.distances();

        for (int i = 0; i < distances.length; i++) {
            int row = i / 41;
            double exact = Math.hypot(i % 41 - 20, row - 20);
            assertThat((double) distances[i]).isCloseTo(exact, Offset.offset(0.06 * exact + 0.01));
        }
    }

    @Test
    void emptyMaskIsFarFromEverything() {
        assertThat(Mask.of(4, i -> false).distances()).containsOnly(1e6f);
        assertThat(Mask.of(4, i -> false).any()).isFalse();
    }
}
