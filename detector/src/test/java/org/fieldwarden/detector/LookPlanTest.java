package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fieldwarden.core.PixelWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookPlanTest {

    private static final PixelWindow CORE = PixelWindow.atSize(640, 1280, 640, 480);
    private static final int CELL = Sieve.CELL_PX;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 55, 144})
    void everyCellWorthALookIsInExactlyOneWindowAndNothingCostsMoreThanAllOfIt(int worthCells) {
        Random random = new Random(worthCells);
        boolean[][] worth = new boolean[CORE.height() / CELL][CORE.width() / CELL];
        for (int i = 0; i < worthCells; i++) {
            worth[random.nextInt(worth.length)][random.nextInt(worth[0].length)] = true;
        }

        List<PixelWindow> windows = LookPlan.of(CORE, part -> anyIn(part, worth));

        for (int row = 0; row < worth.length; row++) {
            for (int column = 0; column < worth[0].length; column++) {
                int x = CORE.column() + column * CELL;
                int y = CORE.row() + row * CELL;
                long holding = windows.stream()
                        .filter(window -> window.contains(PixelWindow.atSize(x, y, CELL, CELL)))
                        .count();
                if (worth[row][column]) {
                    assertThat(holding)
                            .as("seed %d, cell %d, %d", worthCells, column, row)
                            .isEqualTo(1);
                } else {
                    assertThat(holding).isLessThanOrEqualTo(1);
                }
            }
        }
        assertThat(windows)
                .allSatisfy(window -> assertThat(CORE.contains(window)).isTrue());
        assertThat(cost(windows)).isLessThanOrEqualTo(cost(List.of(CORE)));
    }

    @Test
    void neighboursShareOneHaloAndDistantOnesDoNot() {
        boolean[][] worth = new boolean[CORE.height() / CELL][CORE.width() / CELL];
        worth[0][0] = true;
        worth[0][9] = true;
        assertThat(LookPlan.of(CORE, part -> anyIn(part, worth)))
                .containsExactly(PixelWindow.atSize(640, 1280, 10 * CELL, CELL));
        worth[0][9] = false;
        worth[29][39] = true;
        assertThat(LookPlan.of(CORE, part -> anyIn(part, worth))).hasSize(2);
    }

    private static long cost(List<PixelWindow> windows) {
        return windows.stream()
                .mapToLong(window -> window.grown(NetworkShape.HALO_PX).pixels())
                .sum();
    }

    private static boolean anyIn(PixelWindow part, boolean[][] worth) {
        for (int row = part.row(); row < part.endRow(); row += CELL) {
            for (int column = part.column(); column < part.endColumn(); column += CELL) {
                if (worth[(row - CORE.row()) / CELL][(column - CORE.column()) / CELL]) {
                    return true;
                }
            }
        }
        return false;
    }
}
