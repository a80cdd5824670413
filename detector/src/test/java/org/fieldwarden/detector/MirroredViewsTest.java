package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MirroredViewsTest {

    private static final PixelWindow TILE = PixelWindow.atSize(64, 128, 640, 640);

    /** Says what a rule says of each pixel of the window it is shown, and remembers the windows. */
    private static final class RuledModel implements ChangeModel {

        private interface Rule {
            float score(OrthophotoTile baseline, int column, int row);
        }

        private final Rule rule;
        private final List<PixelWindow> seen = new ArrayList<>();

        RuledModel(Rule rule) {
            this.rule = rule;
        }

        @Override
        public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
            PixelWindow window = baseline.window();
            seen.add(window);
            float[] scores = new float[Math.toIntExact(core.pixels())];
            byte[] covers = new byte[scores.length];
            for (int index = 0; index < scores.length; index++) {
                int column = core.column() - window.column() + index % core.width();
                int row = core.row() - window.row() + index / core.width();
                scores[index] = rule.score(baseline, column, row);
                covers[index] = ScoreBlock.encodeCovers(
                        LandCover.ofChannel(baseline.value(column, row, 0) % 5),
                        LandCover.ofChannel(current.value(column, row, 0) % 5));
            }
            return PixelScores.of(core, scores, covers);
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    @Test
    void quietGroundIsLookedAtOnce() {
        RuledModel model = new RuledModel((tile, column, row) -> 0.05f);

        PixelScores scores = MirroredViews.of(model, 4).score(tile(TILE), tile(TILE));

        assertThat(model.seen).containsExactly(TILE);
        assertThat(scores.score(7, 9)).isEqualTo(0.05f);
    }

    @Test
    void aModelThatDoesNotMindMirrorsSaysTheSameAsAlone() {
        RuledModel.Rule rule = (tile, column, row) -> 0.12f + tile.value(column, row, 1) / 300f;
        PixelScores alone = new RuledModel(rule).score(tile(TILE), tile(TILE));

        PixelScores seen = MirroredViews.of(new RuledModel(rule), 4).score(tile(TILE), tile(TILE));

        for (int index = 0; index < TILE.pixels(); index += 37) {
            int column = index % TILE.width();
            int row = index / TILE.width();
            assertThat(seen.score(column, row)).isCloseTo(alone.score(column, row), within(1e-5f));
            assertThat(seen.storedCovers(column, row)).isEqualTo(alone.storedCovers(column, row));
        }
    }

    @Test
    void anErrorOnOneSideIsHalved() {
        RuledModel leansLeft =
                new RuledModel((tile, column, row) -> column < tile.window().width() / 2 ? 0.8f : 0.2f);

        PixelScores seen = MirroredViews.of(leansLeft, 2).score(tile(TILE), tile(TILE));

        assertThat(seen.score(3, 3)).isCloseTo(0.5f, within(1e-5f));
        assertThat(seen.score(600, 3)).isCloseTo(0.5f, within(1e-5f));
    }

    @Test
    void aCoreIsScoredAsPartOfItsTile() {
        RuledModel.Rule rule = (tile, column, row) -> 0.12f + tile.value(column, row, 1) / 300f;
        PixelWindow core = PixelWindow.atSize(TILE.column() + 160, TILE.row() + 176, 320, 288);
        PixelScores whole = MirroredViews.of(new RuledModel(rule), 4).score(tile(TILE), tile(TILE));

        PixelScores scores = MirroredViews.of(new RuledModel(rule), 4).score(tile(TILE), tile(TILE), core);

        assertThat(scores.window()).isEqualTo(core);
        for (int index = 0; index < core.pixels(); index += 37) {
            int column = index % core.width();
            int row = index / core.width();
            assertThat(scores.score(column, row)).isCloseTo(whole.score(column + 160, row + 176), within(1e-6f));
            assertThat(scores.storedCovers(column, row)).isEqualTo(whole.storedCovers(column + 160, row + 176));
        }
    }

    @Test
    void oneHintCostsAPatchAndNotAWholeTile() {
        RuledModel model = new RuledModel((tile, column, row) -> tile.value(column, row, 0) == 255 ? 0.9f : 0.01f);
        OrthophotoTile marked = marked(TILE.column() + 300, TILE.row() + 330);

        PixelScores scores = MirroredViews.of(model, 4).score(marked, marked);

        assertThat(model.seen).hasSize(4).startsWith(TILE);
        assertThat(model.seen.subList(1, 4))
                .allSatisfy(window -> assertThat(window.pixels()).isEqualTo(448 * 448));
        assertThat(scores.score(300, 330)).isCloseTo(0.9f, within(1e-5f));
    }

    @ParameterizedTest
    @ValueSource(ints = {48, 64, 101, 331})
    void blockSizeDoesNotChangeTheResult(int blockPx) {
        PixelGrid grid = new PixelGrid(
                CrsCode.epsg(4547), PixelToMap.northUp(0, 0, GroundSamplingDistance.ofMetres(0.5)), 420, 380);
        PaintedOrthophoto baseline = PaintedOrthophoto.noise(grid, 5);
        PaintedOrthophoto current = PaintedOrthophoto.noise(grid, 6);
        BlockDetector detector = BlockDetector.of(MirroredViews.of(sparse(), 4));
        ScoreBlock whole = detector.detect(new BlockTask(baseline, current, grid, grid.window(), Alignment.NONE))
                .scores();

        for (PixelWindow block : grid.blocks(blockPx)) {
            ScoreBlock part = detector.detect(new BlockTask(baseline, current, grid, block, Alignment.NONE))
                    .scores();
            for (int row = block.row(); row < block.endRow(); row++) {
                for (int column = block.column(); column < block.endColumn(); column++) {
                    assertThat(part.storedScore(column - block.column(), row - block.row()))
                            .isEqualTo(whole.storedScore(column, row));
                }
            }
        }
    }

    /** High at few pixels, and then dependent on a pixel far to the left, as a network's score is. */
    private static ChangeModel sparse() {
        return new RuledModel((tile, column, row) -> {
            if (tile.value(column, row, 0) < 254) {
                return 0.01f;
            }
            int far = column - 60;
            return 0.3f + (far < 0 ? 0 : tile.value(far, row, 1) / 600f);
        });
    }

    @Test
    void otherNumbersOfViewsAreRefused() {
        assertThatThrownBy(() -> MirroredViews.of(sparse(), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 3");
    }

    private static OrthophotoTile tile(PixelWindow window) {
        byte[] rgb = new byte[(int) window.pixels() * 3];
        for (int index = 0; index < rgb.length; index++) {
            rgb[index] = (byte) (index * 31 % 251);
        }
        return OrthophotoTile.of(window, rgb, observed(window));
    }

    /** Black but for one white pixel. */
    private static OrthophotoTile marked(int column, int row) {
        byte[] rgb = new byte[(int) TILE.pixels() * 3];
        rgb[((row - TILE.row()) * TILE.width() + column - TILE.column()) * 3] = (byte) 255;
        return OrthophotoTile.of(TILE, rgb, observed(TILE));
    }

    private static boolean[] observed(PixelWindow window) {
        boolean[] observed = new boolean[(int) window.pixels()];
        Arrays.fill(observed, true);
        return observed;
    }
}
