package org.fieldwarden.georef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.ScoreBlock;
import org.junit.jupiter.api.Test;

class ChangeClassRuleTest {

    private final long[] pairPixels = new long[ChangeClassRule.PAIRS];

    private ChangeClassRuleTest with(LandCover from, LandCover to, long pixels) {
        pairPixels[ChangeClassRule.pair(ScoreBlock.encodeCovers(from, to))] += pixels;
        return this;
    }

    private ChangeClass decided() {
        return ChangeClassRule.decide(pairPixels);
    }

    @Test
    void theMostFrequentAlteredPairWinsFromAThirdOfThePixels() {
        with(LandCover.VEGETATION, LandCover.VEGETATION, 66)
                .with(LandCover.VEGETATION, LandCover.BUILDING, 20)
                .with(LandCover.BARE_GROUND, LandCover.BUILDING, 13);
        assertThat(decided()).isEqualTo(new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING));
    }

    @Test
    void belowAThirdTheMostFrequentPairWins() {
        with(LandCover.BUILDING, LandCover.BUILDING, 67).with(LandCover.VEGETATION, LandCover.BUILDING, 33);
        assertThat(decided()).isEqualTo(new ChangeClass(LandCover.BUILDING, LandCover.BUILDING));
    }

    @Test
    void withoutAnyAlteredPixelTheUnalteredPairWins() {
        with(LandCover.WATER, LandCover.WATER, 1);
        assertThat(decided()).isEqualTo(new ChangeClass(LandCover.WATER, LandCover.WATER));
    }

    @Test
    void tiesGoToTheLowerFromChannelAndThenTheLowerToChannel() {
        with(LandCover.WATER, LandCover.BUILDING, 5)
                .with(LandCover.BARE_GROUND, LandCover.WATER, 5)
                .with(LandCover.BARE_GROUND, LandCover.VEGETATION, 5);
        assertThat(decided()).isEqualTo(new ChangeClass(LandCover.BARE_GROUND, LandCover.VEGETATION));
    }

    @Test
    void coversThatDoNotExistAreRefused() {
        assertThatThrownBy(() -> ChangeClassRule.pair((byte) 0x05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChangeClassRule.pair((byte) 0xf0)).isInstanceOf(IllegalArgumentException.class);
    }
}
