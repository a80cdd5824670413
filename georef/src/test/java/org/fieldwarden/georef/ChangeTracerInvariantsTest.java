package org.fieldwarden.georef;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.fieldwarden.core.SquareMetres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Polygon;

class ChangeTracerInvariantsTest {

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /** Everything that a region carries, in words that compare exactly. */
    private static List<String> described(TracedChanges traced) {
        return traced.changes().stream()
                .map(change -> change.outlinePx().toText()
                        + change.pixels()
                        + change.meanScore()
                        + change.maxScore()
                        + change.changed())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRegionsDoNotDependOnTheSizeOfTheBlocks(long seed) {
        ScoreFixture fixture = ScoreFixture.random(seed);
        TracingSettings smoothed =
                TracingSettings.of(ScoreFixture.THRESHOLD, new SquareMetres(3)).withSeedThreshold(0.6f);
        TracedChanges whole = fixture.trace(1000);
        List<String> smoothedWhole = described(fixture.trace(1000, smoothed));
        for (int blockPx : new int[] {1, 2, 7, 16, 31}) {
            TracedChanges traced = fixture.trace(blockPx);
            assertThat(described(traced))
                    .as("seed %d, blocks of %d", seed, blockPx)
                    .isEqualTo(described(whole));
            assertThat(traced.unobserved()).isEqualTo(whole.unobserved());
            assertThat(described(fixture.trace(blockPx, smoothed)))
                    .as("smoothed, seed %d, blocks of %d", seed, blockPx)
                    .isEqualTo(smoothedWhole);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void regionsAreValidAndHoldExactlyTheChangedPixels(long seed) {
        ScoreFixture fixture = ScoreFixture.random(seed);
        List<TracedChange> changes = fixture.trace(16).changes();
        assertThat(fixture.rasterise(changes)).as("seed %d", seed).isEqualTo(fixture.mask());
        for (TracedChange change : changes) {
            assertThat(change.outlinePx().isValid()).as("seed %d", seed).isTrue();
            assertThat(change.outlinePx().getArea()).as("seed %d", seed).isEqualTo((double) change.pixels());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void regionsAreMutuallyDisjoint(long seed) {
        List<TracedChange> changes = ScoreFixture.random(seed).trace(16).changes();
        List<TracedChange> some = changes.subList(0, Math.min(30, changes.size()));
        for (int i = 0; i < some.size(); i++) {
            Polygon outline = some.get(i).outlinePx();
            for (TracedChange later : some.subList(i + 1, some.size())) {
                assertThat(outline.relate(later.outlinePx(), "T********"))
                        .as("seed %d: %s and %s", seed, outline, later.outlinePx())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void smoothedOutlinesAreValidAndKeepAreaAndHoles(long seed) {
        ScoreFixture fixture = ScoreFixture.random(seed);
        List<TracedChange> staircase = fixture.trace(16).changes();
        List<TracedChange> smoothed = fixture.trace(16, TracingSettings.of(ScoreFixture.THRESHOLD, SquareMetres.ZERO))
                .changes();
        assertThat(smoothed).hasSameSizeAs(staircase);
        for (int i = 0; i < smoothed.size(); i++) {
            TracedChange change = smoothed.get(i);
            assertThat(change.outlinePx().isValid()).as("seed %d", seed).isTrue();
            assertThat(change.outlinePx().getNumInteriorRing())
                    .isEqualTo(staircase.get(i).outlinePx().getNumInteriorRing());
            assertThat(Math.abs(change.outlinePx().getArea() - change.pixels()))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(0.02 * change.pixels());
        }
    }

    @Test
    void aSlantedWallLosesItsStaircaseButNotItsArea() {
        ScoreFixture fixture = new ScoreFixture(400, 400);
        for (int row = 50; row < 350; row++) {
            int left = 40 + row / 3;
            fixture.fill(left, row, left + 150, row + 1, (byte) 250);
        }
        TracedChange wall = fixture.trace(64, TracingSettings.of(ScoreFixture.THRESHOLD, SquareMetres.ZERO))
                .changes()
                .get(0);
        assertThat(fixture.trace(64).changes().get(0).outlinePx().getNumPoints())
                .isGreaterThan(400);
        assertThat(wall.outlinePx().getNumPoints()).isLessThan(12);
        assertThat(wall.outlinePx().getArea()).isBetween(0.98 * wall.pixels(), 1.02 * wall.pixels());
    }

    @Test
    void settlingWithinABlockRowChangesNothing() {
        // Fine noise: more than a quarter of a million labels and sides, so components are settled on the way.
        ScoreFixture fixture = new ScoreFixture(700, 700);
        Random random = new Random(4);
        for (int i = 0; i < fixture.scores.length; i++) {
            fixture.scores[i] = (byte) (random.nextInt(100) < 35 ? 200 : 10);
        }
        TracingSettings sixPixels =
                TracingSettings.of(ScoreFixture.THRESHOLD, new SquareMetres(6)).withSimplifyTolerancePx(0);
        assertThat(described(fixture.trace(100, sixPixels))).isEqualTo(described(fixture.trace(700, sixPixels)));
    }
}
