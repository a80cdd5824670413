package org.fieldwarden.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class ChangeWordsTest {

    @ParameterizedTest
    @CsvSource({
        "VEGETATION, BUILDING, BUILDING_APPEARED",
        "BUILDING, BARE_GROUND, BUILDING_DISAPPEARED",
        "BUILDING, BUILDING, BUILDING_ALTERED",
        "VEGETATION, HARD_SURFACE, GROUND_HARDENED",
        "VEGETATION, BARE_GROUND, GROUND_BARED",
        "VEGETATION, WATER, WATER_APPEARED",
        "WATER, VEGETATION, WATER_DISAPPEARED",
        "WATER, BARE_GROUND, WATER_DISAPPEARED",
        "BARE_GROUND, VEGETATION, VEGETATION_RESTORED",
        "VEGETATION, VEGETATION, COVER_ALTERED"
    })
    void theKindFollowsFromTheTwoLandCovers(LandCover from, LandCover to, ChangeKind kind) {
        assertThat(new ChangeClass(from, to).kind()).isEqualTo(kind);
    }

    @Test
    void noWordTheMachineWritesIsAVerdict() {
        assertThat(Arrays.stream(ChangeKind.values()).map(ChangeKind::chinese))
                .noneMatch(word -> word.contains("违法") || word.contains("违章"));
    }

    @Test
    void oneMuIsTwoThousandThirdsOfASquareMetre() {
        assertThat(new SquareMetres(2000).mu()).isCloseTo(3.0, within(1e-12));
        assertThatThrownBy(() -> new SquareMetres(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdDependsOnPairPlaceAndClassAlone() {
        ChangeClass built = new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING);
        ChangeId id = ChangeId.of("a:b", "12,40", built);
        assertThat(ChangeId.of("a:b", "12,40", built)).isEqualTo(id);
        assertThat(ChangeId.of("a:c", "12,40", built)).isNotEqualTo(id);
        assertThat(ChangeId.of("a:b", "12,41", built)).isNotEqualTo(id);
        assertThat(ChangeId.of("a:b", "12,40", new ChangeClass(LandCover.BUILDING, LandCover.VEGETATION)))
                .isNotEqualTo(id);
    }

    @Test
    void gridCellsAreNamedByTheirSouthWestCorner() {
        assertThat(GridCell.at(new Coordinate(116.127, 39.052)).name()).isEqualTo("E116.12N39.05");
        assertThat(GridCell.at(new Coordinate(-0.001, -0.001)).name()).isEqualTo("W0.01S0.01");
    }

    @Test
    void anUnknownDateStaysUnknownAndAWrongOneIsRefused() {
        assertThat(AcquisitionDate.UNKNOWN.isKnown()).isFalse();
        assertThat(AcquisitionDate.on(LocalDate.of(2026, 10, 5)).text()).isEqualTo("2026-10-05");
        assertThatThrownBy(() -> new AcquisitionDate("05.10.2026")).hasMessageContaining("2026-10-05");
    }

    @Test
    void aScoreBlockTellsUnobservedFromUnchanged() {
        PixelWindow window = PixelWindow.atSize(0, 0, 2, 1);
        byte covers = ScoreBlock.encodeCovers(LandCover.WATER, LandCover.BUILDING);
        ScoreBlock block = ScoreBlock.of(
                window, new byte[] {ScoreBlock.encodeScore(0f), (byte) ScoreBlock.UNOBSERVED}, new byte[] {covers, 0});
        assertThat(block.observed(0, 0)).isTrue();
        assertThat(block.score(0, 0)).isZero();
        assertThat(block.baselineCover(0, 0)).isEqualTo(LandCover.WATER);
        assertThat(block.currentCover(0, 0)).isEqualTo(LandCover.BUILDING);
        assertThat(block.observed(1, 0)).isFalse();
        assertThatThrownBy(() -> block.score(1, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(block.unobservedPixels()).isEqualTo(1);
    }
}
