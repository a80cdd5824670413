package org.fieldwarden.georef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.core.SquareMetres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;

class ChangeTracerTest {

    private static List<String> outlines(TracedChanges traced) {
        return traced.changes().stream()
                .map(change -> change.outlinePx().toText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9})
    void aBoxIsTracedAtItsPixelCorners(int blockPx) {
        TracedChanges traced = ScoreFixture.drawn(
                        "....", //
                        ".##.", ".##.", ".##.")
                .trace(blockPx);
        assertThat(outlines(traced)).containsExactly("POLYGON ((1 1, 1 4, 3 4, 3 1, 1 1))");
        TracedChange box = traced.changes().get(0);
        assertThat(box.pixels()).isEqualTo(6);
        assertThat(box.meanScore()).isCloseTo(0.9, within(0.002));
        assertThat(box.maxScore()).isCloseTo(0.9, within(0.002));
        assertThat(box.changed()).isEqualTo(new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 9})
    void nestedRingsAreTwoPolygonsWithAHoleEach(int blockPx) {
        TracedChanges traced = ScoreFixture.drawn(
                        "#########",
                        "#.......#",
                        "#.#####.#",
                        "#.#...#.#",
                        "#.#...#.#",
                        "#.#####.#",
                        "#.......#",
                        "#########")
                .trace(blockPx);
        assertThat(outlines(traced))
                .containsExactly(
                        "POLYGON ((0 0, 0 8, 9 8, 9 0, 0 0), (1 1, 8 1, 8 7, 1 7, 1 1))",
                        "POLYGON ((2 2, 2 6, 7 6, 7 2, 2 2), (3 3, 6 3, 6 5, 3 5, 3 3))");
    }

    @Test
    void aRingAroundAWholeBlockKeepsItsHole() {
        TracedChanges traced = ScoreFixture.drawn(
                        "######", //
                        "##..##", "##..##", "######")
                .trace(2);
        assertThat(outlines(traced)).containsExactly("POLYGON ((0 0, 0 4, 6 4, 6 0, 0 0), (2 1, 4 1, 4 3, 2 3, 2 1))");
    }

    @Test
    void aHoleAcrossFourBlocksIsOneHole() {
        TracedChanges traced = ScoreFixture.drawn(
                        "######", //
                        "##..##", "#....#", "#....#", "##..##", "######")
                .trace(3);
        assertThat(traced.changes()).hasSize(1);
        assertThat(traced.changes().get(0).outlinePx().getNumInteriorRing()).isEqualTo(1);
        assertThat(traced.changes().get(0).outlinePx().getArea()).isEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void contactAtACornerAloneMakesTwoPolygons(int blockPx) {
        TracedChanges traced = ScoreFixture.drawn(
                        "##..", //
                        "##..", "..##", "..##")
                .trace(blockPx);
        assertThat(outlines(traced))
                .containsExactly("POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))", "POLYGON ((2 2, 2 4, 4 4, 4 2, 2 2))");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aRegionThatMeetsItselfAtACornerGetsAHoleThatTouchesItsOuterRing(int blockPx) {
        TracedChanges traced = ScoreFixture.drawn(
                        "###.", //
                        "#.#.", "##.#", "####")
                .trace(blockPx);
        assertThat(traced.changes()).hasSize(1);
        assertThat(traced.changes().get(0).outlinePx().isValid()).isTrue();
        assertThat(traced.changes().get(0).outlinePx().getArea()).isEqualTo(12);
    }

    @Test
    void oneRegionThatFillsTheGridIsOneBox() {
        String[] rows = new String[23];
        Arrays.fill(rows, "#".repeat(37));
        TracedChanges traced = ScoreFixture.drawn(rows).trace(7);
        assertThat(outlines(traced)).containsExactly("POLYGON ((0 0, 0 23, 37 23, 37 0, 0 0))");
        assertThat(traced.observed().value()).isEqualTo(37 * 23);
    }

    @Test
    void outerRingsRunCounterClockwiseOnTheMapWhereRowsPointDown() {
        TracedChange ring = ScoreFixture.drawn(
                        "###", //
                        "#.#", "###")
                .trace(2)
                .changes()
                .get(0);
        // In pixel space, rows down, the sense is the mirror image of that on the map.
        assertThat(Orientation.isCCW(ring.outlinePx().getExteriorRing().getCoordinates()))
                .isFalse();
        assertThat(Orientation.isCCW(ring.outlinePx().getInteriorRingN(0).getCoordinates()))
                .isTrue();
    }

    @Test
    void unobservedPixelsAreCountedAndNeverChanged() {
        TracedChanges traced = ScoreFixture.drawn(
                        "#?#", //
                        "???", "..?")
                .trace(2);
        assertThat(traced.changes()).hasSize(2);
        assertThat(traced.unobserved().value()).isEqualTo(5);
        assertThat(traced.observed().value()).isEqualTo(4);
    }

    @Test
    void aFailedBlockIsUnobservedGround() {
        ScoreFixture fixture = ScoreFixture.drawn("##", "##");
        ChangeTracer tracer = new ChangeTracer(fixture.grid(), ScoreFixture.STAIRCASE);
        tracer.add(fixture.block(PixelWindow.atSize(0, 0, 1, 2)));
        tracer.add(ScoreBlock.unobserved(PixelWindow.atSize(1, 0, 1, 2)));
        TracedChanges traced = tracer.finish();
        assertThat(outlines(traced)).containsExactly("POLYGON ((0 0, 0 2, 1 2, 1 0, 0 0))");
        assertThat(traced.unobserved().value()).isEqualTo(2);
    }

    @Test
    void regionsBelowTheMinimumMappingUnitAreDroppedAndCounted() {
        ScoreFixture fixture = ScoreFixture.drawn("##.#", "##.#");
        TracingSettings fourSquareMetres =
                TracingSettings.of(0.5f, new SquareMetres(4)).withSimplifyTolerancePx(0);
        TracedChanges traced = fixture.trace(2, fourSquareMetres);
        assertThat(outlines(traced)).containsExactly("POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))");
        assertThat(traced.dropped()).isEqualTo(1);
    }

    @Test
    void aRegionOfExactlyTheMinimumMappingUnitStays() {
        PixelGrid twentyCentimetres = new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(500_000, 3_400_000, GroundSamplingDistance.ofMetres(0.1 + 0.1 - 1e-15)),
                25,
                20);
        ChangeTracer tracer = new ChangeTracer(twentyCentimetres, TracingSettings.of(0.5f, new SquareMetres(20)));
        byte[] scores = new byte[500];
        Arrays.fill(scores, (byte) 200);
        tracer.add(ScoreBlock.of(twentyCentimetres.window(), scores, new byte[500]));
        assertThat(tracer.finish().changes()).hasSize(1);
    }

    @Test
    void aRegionNeedsOnePixelThatReachesTheSeedThreshold() {
        ScoreFixture fixture = ScoreFixture.drawn("++.++", "++.+#");
        TracedChanges traced = fixture.trace(2, ScoreFixture.STAIRCASE.withSeedThreshold(0.8f));
        assertThat(outlines(traced)).containsExactly("POLYGON ((3 0, 3 2, 5 2, 5 0, 3 0))");
        assertThat(fixture.trace(2).changes()).hasSize(2);
    }

    @Test
    void aScoreOnTheThresholdCounts() {
        ScoreFixture fixture = new ScoreFixture(3, 1);
        fixture.scores[0] = 126;
        fixture.scores[1] = 127;
        assertThat(outlines(fixture.trace(3))).containsExactly("POLYGON ((1 0, 1 1, 2 1, 2 0, 1 0))");
    }

    @Test
    void blocksOutOfOrderAndMissingBlocksAreRefused() {
        ScoreFixture fixture = ScoreFixture.drawn("....", "....");
        PixelGrid grid = fixture.grid();
        List<PixelWindow> blocks = grid.blocks(2);
        ChangeTracer tracer = new ChangeTracer(grid, ScoreFixture.STAIRCASE);
        assertThatThrownBy(() -> tracer.add(fixture.block(blocks.get(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 0, row 0");
        tracer.add(fixture.block(blocks.get(0)));
        assertThatThrownBy(tracer::finish).isInstanceOf(IllegalStateException.class);
        tracer.add(fixture.block(blocks.get(1)));
        assertThat(tracer.finish().changes()).isEmpty();
        assertThatThrownBy(tracer::finish).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        TracingSettings settings = TracingSettings.of(0.5f, SquareMetres.ZERO);
        assertThatThrownBy(() -> TracingSettings.of(0f, SquareMetres.ZERO)).hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> settings.withSeedThreshold(0.4f)).hasMessageContaining("seed");
        assertThatThrownBy(() -> settings.withSimplifyTolerancePx(Double.NaN)).hasMessageContaining("tolerance");
    }
}
