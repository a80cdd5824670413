package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockDetectorTest {

    private static final PixelGrid GRID = PaintedOrthophoto.grid(333, 270);
    private static final PixelWindow HOLE = PixelWindow.atSize(150, 100, 40, 21);

    private final PaintedOrthophoto baseline = PaintedOrthophoto.noise(GRID, 1);
    private final PaintedOrthophoto current = PaintedOrthophoto.noise(GRID, 2).withHole(HOLE, 3);

    @ParameterizedTest
    @ValueSource(ints = {64, 101, 128, 256, 331})
    void blockSizeDoesNotChangeTheResult(int blockPx) {
        BlockDetector detector = BlockDetector.of(new FarSightedModel());
        ScoreBlock whole = detect(detector, GRID.window()).scores();

        for (PixelWindow block : GRID.blocks(blockPx)) {
            assertSame(detect(detector, block).scores(), whole);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 48, 112, 1024})
    void tileSizeDoesNotChangeTheResult(int corePx) {
        ScoreBlock whole =
                detect(BlockDetector.of(new FarSightedModel()), GRID.window()).scores();
        PixelWindow block = PixelWindow.atSize(101, 77, 61, 59);
        assertSame(
                detect(BlockDetector.withCores(new FarSightedModel(), corePx), block)
                        .scores(),
                whole);
    }

    @Test
    void unobservedPixelsAreCountedAndPlaced() {
        BlockResult result = detect(BlockDetector.of(new FarSightedModel()), GRID.window());

        assertThat(result.scores().unobservedPixels()).isEqualTo(HOLE.pixels());
        assertThat(result.issues()).singleElement().isInstanceOfSatisfying(Issue.Nodata.class, issue -> {
            assertThat(issue.window()).isEqualTo(HOLE);
            assertThat(issue.unobserved().value()).isCloseTo(HOLE.pixels() * 0.25, within(1e-9));
        });
    }

    @Test
    void whatLiesUnderUnobservedPixelsDoesNotMatter() {
        PaintedOrthophoto other = PaintedOrthophoto.noise(GRID, 2).withHole(HOLE, 99);
        BlockDetector detector = BlockDetector.of(new FarSightedModel());

        ScoreBlock scores = detect(detector, GRID.window()).scores();
        BlockTask task = new BlockTask(baseline, other, GRID, GRID.window(), Alignment.NONE);

        assertThat(detector.detect(task).scores()).isEqualTo(scores);
    }

    @Test
    void theModelIsNotAskedAboutUnobservedTiles() {
        FarSightedModel model = new FarSightedModel();
        Alignment lost = (orthophoto, grid, window) -> OrthophotoTile.unobserved(window);
        BlockTask task = new BlockTask(baseline, current, GRID, GRID.window(), lost);

        BlockResult result = BlockDetector.of(model).detect(task);

        assertThat(model.calls()).isZero();
        assertThat(result.scores()).isEqualTo(ScoreBlock.unobserved(GRID.window()));
        assertThat(result.issues()).hasSize(1);
    }

    @Test
    void anUnreadableWindowLeavesTheBlockUnobserved() {
        Alignment broken = (orthophoto, grid, window) -> {
            throw new InputDataException("june.tif", "read", "the file is cut; copy it again");
        };
        PixelWindow block = PixelWindow.atSize(0, 0, 100, 50);
        BlockTask task = new BlockTask(baseline, current, GRID, block, broken);

        BlockResult result = BlockDetector.of(new FarSightedModel()).detect(task);

        assertThat(result.scores()).isEqualTo(ScoreBlock.unobserved(block));
        assertThat(result.issues()).singleElement().isInstanceOfSatisfying(Issue.Unreadable.class, issue -> {
            assertThat(issue.file()).isEqualTo("june.tif");
            assertThat(issue.unobserved().value()).isCloseTo(1250, within(1e-9));
        });
    }

    @Test
    void scoresThatAreNoNumbersFailTheBlock() {
        ChangeModel senseless = scoring(Float.NaN);

        BlockResult result = detect(BlockDetector.of(senseless), GRID.window());

        assertThat(result.scores()).isEqualTo(ScoreBlock.unobserved(GRID.window()));
        assertThat(result.issues())
                .singleElement()
                .isInstanceOfSatisfying(
                        Issue.BlockFailed.class,
                        issue -> assertThat(issue.stage()).isEqualTo("score"));
    }

    @Test
    void errorsOfOurOwnPropagate() {
        Alignment wrong = (orthophoto, grid, window) -> {
            throw new IllegalStateException("a bug");
        };
        BlockTask task = new BlockTask(baseline, current, GRID, GRID.window(), wrong);
        assertThatThrownBy(() -> BlockDetector.of(new FarSightedModel()).detect(task))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tilesCoverTheBlockOnceAndKeepThePhase() {
        PixelWindow block = PixelWindow.atSize(13, 1021, 2048, 777);
        List<PixelWindow> cores = new TilePlan(512).cores(block);

        int[] covered = new int[Math.toIntExact(block.pixels())];
        for (PixelWindow core : cores) {
            assertThat(core.column() % 8 + core.row() % 8 + core.width() % 8 + core.height() % 8)
                    .isZero();
            assertThat(Math.max(core.width(), core.height())).isLessThanOrEqualTo(512);
            core.intersection(block).ifPresent(part -> {
                for (int row = part.row(); row < part.endRow(); row++) {
                    for (int column = part.column(); column < part.endColumn(); column++) {
                        covered[(row - 1021) * 2048 + column - 13]++;
                    }
                }
            });
        }
        assertThat(Arrays.stream(covered).allMatch(times -> times == 1)).isTrue();
        assertThat(cores).hasSize(5 * 2);
    }

    private BlockResult detect(BlockDetector detector, PixelWindow block) {
        return detector.detect(new BlockTask(baseline, current, GRID, block, Alignment.NONE));
    }

    private static ChangeModel scoring(float score) {
        return new ChangeModel() {
            @Override
            public PixelScores score(OrthophotoTile before, OrthophotoTile after, PixelWindow core) {
                float[] scores = new float[Math.toIntExact(core.pixels())];
                Arrays.fill(scores, score);
                return PixelScores.of(core, scores, new byte[scores.length]);
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }

    private static void assertSame(ScoreBlock part, ScoreBlock whole) {
        PixelWindow window = part.window();
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                int wholeColumn = window.column() + column;
                int wholeRow = window.row() + row;
                int expected = whole.storedScore(wholeColumn, wholeRow);
                if (part.storedScore(column, row) != expected) {
                    throw new AssertionError("Pixel " + wholeColumn + ", " + wholeRow + " of block " + window
                            + " has score " + part.storedScore(column, row) + " instead of " + expected);
                }
                if (part.observed(column, row)) {
                    assertThat(part.baselineCover(column, row)).isSameAs(whole.baselineCover(wholeColumn, wholeRow));
                    assertThat(part.currentCover(column, row)).isSameAs(whole.currentCover(wholeColumn, wholeRow));
                }
            }
        }
    }
}
