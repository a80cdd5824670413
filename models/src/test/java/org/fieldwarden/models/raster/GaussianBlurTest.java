package org.fieldwarden.models.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GaussianBlurTest {

    @Test
    void pointBecomesABellOfTheGivenBreadth() {
        float[] point = new float[41 * 41];
        point[20 * 41 + 20] = 1;
        float[] bell = GaussianBlur.of(2).of(point, 41, 1);

        double sum = 0;
        double spread = 0;
        for (int i = 0; i < bell.length; i++) {
            sum += bell[i];
            spread += bell[i] * Math.pow(i % 41 - 20, 2);
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
        assertThat(Math.sqrt(spread)).isCloseTo(2, within(0.06));
    }

    @Test
    void evenColourStaysAndChannelsDoNotMix() {
        float[] colours = new float[8 * 8 * 3];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = 10 * (i % 3);
        }

        assertThat(GaussianBlur.of(1.3).of(colours, 8, 3)).containsExactly(colours, within(1e-4f));
    }

    @Test
    void blurNeedsABreadth() {
        assertThatThrownBy(() -> GaussianBlur.of(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
