package org.fieldwarden.detector.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.detector.Alignment;
import org.fieldwarden.detector.BlockDetector;
import org.fieldwarden.detector.BlockTask;
import org.fieldwarden.detector.Bundles;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.PaintedOrthophoto;
import org.fieldwarden.detector.PixelScores;
import org.junit.jupiter.api.Test;

class TileInvarianceTest {

    /** Weights as training leaves them and noise as the hardest imagery: no two tiles are alike. */
    @Test
    void aTileCutDifferentlyGivesTheSameScores() {
        PixelWindow wide = PixelWindow.atSize(0, 0, 448, 432);
        OrthophotoTile baseline = Bundles.noise(wide, 1);
        OrthophotoTile current = Bundles.noise(wide, 2);
        PixelWindow part = PixelWindow.atSize(16, 32, 400, 368);
        PixelWindow inner = PixelWindow.atSize(176, 192, 80, 48);
        try (Dl4jChangeModels models = Dl4jChangeModels.of(Bundles.random(NetworkShape.standard(), 11));
                ChangeModel model = models.newModel()) {
            PixelScores whole = model.score(baseline, current);
            PixelScores cut = model.score(baseline.crop(part), current.crop(part));
            double worst = 0;
            for (int row = inner.row(); row < inner.endRow(); row++) {
                for (int column = inner.column(); column < inner.endColumn(); column++) {
                    worst = Math.max(
                            worst,
                            Math.abs(whole.score(column, row) - cut.score(column - part.column(), row - part.row())));
                }
            }
            assertThat(worst).isLessThan(1e-4);
        }
    }

    /** A core computes less than its tile, and no less than it needs. */
    @Test
    void aCoreAloneGivesTheScoresOfItsTile() {
        PixelWindow tile = PixelWindow.atSize(0, 0, 384, 320);
        OrthophotoTile baseline = Bundles.noise(tile, 3);
        OrthophotoTile current = Bundles.noise(tile, 4);
        try (Dl4jChangeModels models = Dl4jChangeModels.of(Bundles.random(Bundles.TINY, 11));
                ChangeModel model = models.newModel()) {
            PixelScores whole = model.score(baseline, current);
            for (PixelWindow core : List.of(
                    PixelWindow.atSize(160, 160, 64, 16),
                    PixelWindow.atSize(0, 128, 32, 48),
                    PixelWindow.atSize(96, 80, 192, 160),
                    PixelWindow.atSize(368, 304, 16, 16))) {
                PixelScores scores = model.score(baseline, current, core);
                assertThat(scores.window()).isEqualTo(core);
                for (int row = 0; row < core.height(); row++) {
                    for (int column = 0; column < core.width(); column++) {
                        int wholeColumn = column + core.column();
                        int wholeRow = row + core.row();
                        assertThat(scores.score(column, row))
                                .as("%s at %d, %d", core, column, row)
                                .isCloseTo(whole.score(wholeColumn, wholeRow), within(1e-6f));
                        assertThat(scores.storedCovers(column, row))
                                .isEqualTo(whole.storedCovers(wholeColumn, wholeRow));
                    }
                }
            }
        }
    }

    @Test
    void blocksOfAnySizeGiveTheSameScores() {
        PixelGrid grid = PaintedOrthophoto.grid(203, 181);
        PaintedOrthophoto baseline = PaintedOrthophoto.noise(grid, 1);
        PaintedOrthophoto current = PaintedOrthophoto.noise(grid, 2);
        try (Dl4jChangeModels models = Dl4jChangeModels.of(Bundles.random(Bundles.TINY, 11));
                ChangeModel model = models.newModel()) {
            BlockDetector detector = BlockDetector.withCores(model, 96);
            ScoreBlock whole = detector.detect(new BlockTask(baseline, current, grid, grid.window(), Alignment.NONE))
                    .scores();
            for (PixelWindow block : grid.blocks(101)) {
                ScoreBlock part = detector.detect(new BlockTask(baseline, current, grid, block, Alignment.NONE))
                        .scores();
                for (int row = 0; row < block.height(); row++) {
                    for (int column = 0; column < block.width(); column++) {
                        assertThat(part.storedScore(column, row))
                                .isEqualTo(whole.storedScore(block.column() + column, block.row() + row));
                    }
                }
            }
        }
    }
}
