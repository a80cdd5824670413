package org.fieldwarden.app.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fieldwarden.app.detection.PairScoring.AlignedPair;
import org.fieldwarden.app.meters.Meters;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.detector.BlockResult;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.ShiftNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PairScoringTest {

    private static final int SPACING = 64;

    /** Far enough inside the last of three blocks that no other block reads it. */
    private static final PixelWindow DAMAGE = PixelWindow.atSize(700, 100, 4, 4);

    @TempDir
    private Path store;

    private final Orthophoto baseline = CheckeredOrthophoto.sound("baseline", 768, 256);
    private final CheckeredOrthophoto current = CheckeredOrthophoto.sound("current", 768, 256);
    private final PixelGrid grid = baseline.flight().grid();
    private final RunMeters meters = new RunMeters();

    private List<BlockResult> score(Orthophoto later, ShiftField shifts, int workers) {
        List<BlockResult> results = new ArrayList<>();
        DetectionSettings settings = new DetectionSettings(256, workers, new SquareMetres(1), Georeference.CHECKED);
        new PairScoring(new FixedModels(0.75f), settings, meters)
                .score(new AlignedPair(baseline, later, grid, shifts), store, results::add);
        return results;
    }

    private ShiftField still() {
        return ShiftField.constant(grid, SPACING, Shift.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void resultsComeInTheOrderOfTheBlocks(int workers) {
        List<BlockResult> results = score(current, still(), workers);

        assertThat(results).extracting(result -> result.scores().window()).isEqualTo(grid.blocks(256));
        assertThat(results).allSatisfy(result -> assertThat(result.issues()).isEmpty());
        assertThat(meters.countsBy(Meters.BLOCKS, "outcome")).isEqualTo(Map.of("scored", 3L));
        assertThat(meters.count(Meters.PIXELS)).isEqualTo(grid.pixels());
    }

    @Test
    void blockThatIsKnownIsNotScoredAgain() {
        List<BlockResult> first = score(current, still(), 2);
        List<BlockResult> second = score(current, still(), 2);

        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        assertThat(meters.countsBy(Meters.BLOCKS, "outcome")).isEqualTo(Map.of("scored", 3L, "reused", 3L));
    }

    @Test
    void unreadableBlockBecomesAnIssueAndTheOthersAreJudged() {
        List<BlockResult> results = score(current.damagedAt(DAMAGE), still(), 2);

        assertThat(results.get(0).issues()).isEmpty();
        assertThat(results.get(1).issues()).isEmpty();
        assertThat(results.get(2).scores().unobservedPixels()).isEqualTo(256 * 256);
        assertThat(results.get(2).issues()).singleElement().isInstanceOfSatisfying(Issue.Unreadable.class, issue -> {
            assertThat(issue.file()).isEqualTo("damaged.tif");
            assertThat(issue.window()).isEqualTo(PixelWindow.atSize(512, 0, 256, 256));
            assertThat(issue.unobserved().value()).isCloseTo(256 * 256 * 0.04, within(1e-6));
        });
        assertThat(meters.countsBy(Meters.BLOCKS, "outcome")).isEqualTo(Map.of("scored", 2L, "failed", 1L));
    }

    @Test
    void blockThatFailedIsTriedAgainAtTheNextRun() {
        score(current.damagedAt(DAMAGE), still(), 2);
        List<BlockResult> again = score(current, still(), 2);

        assertThat(again).allSatisfy(result -> assertThat(result.issues()).isEmpty());
        assertThat(meters.countsBy(Meters.BLOCKS, "outcome"))
                .isEqualTo(Map.of("scored", 3L, "failed", 1L, "reused", 2L));
    }

    /** The halo of a block is read with the shifts that lie there. */
    @Test
    void blockIsScoredAnewWhenTheShiftBesideItChanges() {
        score(current, still(), 2);
        List<ShiftNode> nodes = new ArrayList<>();
        ShiftField still = still();
        for (int row = 0; row < still.rows(); row++) {
            for (int column = 0; column < still.columns(); column++) {
                ShiftNode node = still.node(column, row);
                // At pixel 192, inside the first block and inside the halo of the second.
                nodes.add(
                        column == 3 ? new ShiftNode(new Shift(1.5, 0), 0, node.trust(), node.observedPixels()) : node);
            }
        }
        score(current, ShiftField.of(grid, SPACING, nodes), 2);

        assertThat(meters.countsBy(Meters.BLOCKS, "outcome")).isEqualTo(Map.of("scored", 5L, "reused", 1L));
    }

    @Test
    void faultOfOursStopsTheRunAndLeavesNoModelOpen() {
        FixedModels faulty = new FixedModels(-1);
        DetectionSettings settings = new DetectionSettings(256, 2, new SquareMetres(1), Georeference.CHECKED);

        assertThatThrownBy(() -> new PairScoring(faulty, settings, meters)
                        .score(new AlignedPair(baseline, current, grid, still()), store, result -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a fault of ours");
        assertThat(faulty.open()).isZero();
    }
}
