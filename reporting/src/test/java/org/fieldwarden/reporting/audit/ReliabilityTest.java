package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void scoresThatComeTrueAsOftenAsTheySayHaveNoError() {
        long[] pixels = new long[255];
        long[] changed = new long[255];
        pixels[0] = 3;
        pixels[127] = 2;
        changed[127] = 1;
        pixels[254] = 1;
        changed[254] = 1;
        Reliability reliability = Reliability.of(pixels, changed);
        assertThat(reliability.expectedCalibrationError()).hasValue(0);
        assertThat(reliability.bins().get(7)).isEqualTo(new Reliability.Bin(2, 1, 254));
        assertThat(reliability.bins().get(7).meanScore()).hasValue(0.5);
        assertThat(reliability.bins().get(14).changedShare()).hasValue(1);
        assertThat(reliability.bins().get(3).meanScore()).isEmpty();
    }

    @Test
    void theErrorIsTheMeanGapWeightedByPixels() {
        long[] pixels = new long[255];
        long[] changed = new long[255];
        pixels[0] = 3;
        changed[0] = 1;
        pixels[254] = 5;
        changed[254] = 3;
        // Gaps of 1/3 on 3 pixels and of 2/5 on 5: (1 + 2) / 8.
        assertThat(Reliability.of(pixels, changed).expectedCalibrationError().getAsDouble())
                .isCloseTo(3.0 / 8, within(1e-12));
    }

    @Test
    void mergingAddsCountsSoThatOppositeGapsInOneBinMeet() {
        long[] two = new long[255];
        two[127] = 2;
        long[] none = new long[255];
        Reliability merged = Reliability.of(two, two).merge(Reliability.of(two, none));
        assertThat(merged.expectedCalibrationError()).hasValue(0);
        assertThat(merged.pixels()).isEqualTo(4);
        assertThat(Reliability.EMPTY.expectedCalibrationError()).isEmpty();
    }

    @Test
    void impossibleBinsAreRefused() {
        assertThatThrownBy(() -> new Reliability.Bin(1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reliability.Bin(1, 1, 255)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reliability(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
