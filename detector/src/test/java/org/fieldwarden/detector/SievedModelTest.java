package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.junit.jupiter.api.Test;

class SievedModelTest {

    private static final PixelWindow CORE = PixelWindow.atSize(160, 320, 640, 640);
    private static final PixelWindow TILE = CORE.grown(NetworkShape.HALO_PX);

    /** Gives every pixel a score of its own, and remembers where it looked. */
    private static final class FakeModel implements ChangeModel {

        private final List<PixelWindow> looked = new ArrayList<>();

        @Override
        public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
            looked.add(core);
            float[] scores = new float[Math.toIntExact(core.pixels())];
            for (int index = 0; index < scores.length; index++) {
                scores[index] = ownScore(core.column() + index % core.width(), core.row() + index / core.width());
            }
            return PixelScores.of(core, scores, new byte[scores.length]);
        }

        static float ownScore(int column, int row) {
            return ((column * 31 + row * 17) % 97 + 1) / 100f;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    /** Finds change possible in the cells with the given pixels of the grid. */
    private static Sieve sieve(int... columnsAndRows) {
        return new Sieve() {
            @Override
            public CellScores scores(OrthophotoTile baseline, OrthophotoTile current) {
                PixelWindow window = baseline.window();
                int columns = window.width() / CELL_PX;
                float[] scores = new float[columns * (window.height() / CELL_PX)];
                for (int index = 0; index < columnsAndRows.length; index += 2) {
                    if (window.contains(columnsAndRows[index], columnsAndRows[index + 1])) {
                        int row = (columnsAndRows[index + 1] - window.row()) / CELL_PX;
                        scores[row * columns + (columnsAndRows[index] - window.column()) / CELL_PX] = 0.5f;
                    }
                }
                return CellScores.of(window, scores);
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }

    private static PixelScores scored(FakeModel model, Sieve sieve, PixelWindow core) {
        PixelWindow tile = core.grown(NetworkShape.HALO_PX);
        return new SievedModel(model, sieve, 0.5).score(Bundles.noise(tile, 1), Bundles.noise(tile, 2), core);
    }

    @Test
    void groundWithoutAnySignOfChangeIsNotLookedAt() {
        FakeModel model = new FakeModel();

        PixelScores scores = scored(model, sieve(), CORE);

        assertThat(model.looked).isEmpty();
        assertThat(scores.window()).isEqualTo(CORE);
        assertThat(scores.score(300, 200)).isZero();
        assertThat(scores.storedCovers(300, 200)).isEqualTo(ScoreBlock.UNNAMED);
    }

    @Test
    void aSignIsLookedAtWithAMarginAroundIt() {
        FakeModel model = new FakeModel();

        PixelScores scores = scored(model, sieve(480, 640), CORE);

        assertThat(model.looked)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.pixels()).isLessThan(200 * 200));
        for (int row = CORE.row(); row < CORE.endRow(); row++) {
            for (int column = CORE.column(); column < CORE.endColumn(); column++) {
                boolean near = column >= 448 && column < 528 && row >= 608 && row < 688;
                assertThat(scores.score(column - CORE.column(), row - CORE.row()))
                        .as("column %d, row %d", column, row)
                        .isEqualTo(near ? FakeModel.ownScore(column, row) : 0);
            }
        }
    }

    @Test
    void manySignsAreLookedAtInOneGoAndNoFurtherThanTheirMargins() {
        FakeModel model = new FakeModel();

        PixelScores scores = scored(
                model,
                sieve(176, 336, 480, 336, 780, 336, 176, 640, 480, 640, 780, 640, 176, 950, 480, 950, 780, 950),
                CORE);

        assertThat(model.looked).containsExactly(CORE);
        assertThat(scores.score(0, 0)).isEqualTo(FakeModel.ownScore(CORE.column(), CORE.row()));
        assertThat(scores.score(160, 160)).isZero();
        assertThat(scores.storedCovers(160, 160)).isEqualTo(ScoreBlock.UNNAMED);
    }

    @Test
    void aScoreDoesNotDependOnTheTile() {
        Sieve sieve = sieve(330, 470, 352, 512, 600, 320);
        PixelScores whole = scored(new FakeModel(), sieve, CORE);
        for (PixelWindow part : List.of(
                PixelWindow.atSize(160, 320, 192, 160),
                PixelWindow.atSize(352, 320, 448, 160),
                PixelWindow.atSize(160, 480, 640, 480))) {
            PixelScores scores = scored(new FakeModel(), sieve, part);
            for (int row = part.row(); row < part.endRow(); row++) {
                for (int column = part.column(); column < part.endColumn(); column++) {
                    assertThat(scores.score(column - part.column(), row - part.row()))
                            .as("column %d, row %d", column, row)
                            .isEqualTo(whole.score(column - CORE.column(), row - CORE.row()));
                }
            }
        }
    }

    @Test
    void aSieveThatSaysNothingSensibleLeadsToALook() {
        FakeModel model = new FakeModel();
        Sieve broken = new Sieve() {
            @Override
            public CellScores scores(OrthophotoTile baseline, OrthophotoTile current) {
                float[] scores = new float[Math.toIntExact(baseline.window().pixels() / CELL_PX / CELL_PX)];
                java.util.Arrays.fill(scores, Float.NaN);
                return CellScores.of(baseline.window(), scores);
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };

        PixelScores scores = scored(model, broken, CORE);

        assertThat(model.looked).containsExactly(CORE);
        assertThat(scores.score(5, 5)).isEqualTo(FakeModel.ownScore(CORE.column() + 5, CORE.row() + 5));
    }

    @Test
    void theTileNeedNotReachBeyondItsCore() {
        FakeModel model = new FakeModel();
        PixelWindow small = PixelWindow.atSize(0, 0, 64, 48);

        PixelScores scores = new SievedModel(model, sieve(16, 16), 0.5)
                .score(Bundles.noise(small, 1), Bundles.noise(small, 2), small);

        assertThat(TILE.contains(CORE)).isTrue();
        assertThat(scores.score(16, 16)).isEqualTo(FakeModel.ownScore(16, 16));
    }
}
