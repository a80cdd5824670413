package org.fieldwarden.models.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResamplingTest {

    @ParameterizedTest
    @CsvSource({"0, 1, 20", "0.3, 2.7, 7", "0, 0.4, 50", "3.9, 1.6, 10", "0, 20, 1"})
    void weightsOfAPixelAddUpToOneAndStayInside(double from, double scale, int count) {
        Resampling axis = Resampling.of(from, scale, count, 20);

        for (int target = 0; target < count; target++) {
            double sum = 0;
            assertThat(axis.first(target)).isNotNegative();
            assertThat(axis.last(target)).isLessThan(20);
            for (int source = axis.first(target); source <= axis.last(target); source++) {
                sum += axis.weight(target, source);
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void coarserPixelsAreAverages() {
        assertThat(Resampling.plane(new float[] {1, 3, 0, 0, 5, 7, 0, 0, 0, 0, 8, 8, 0, 0, 8, 8}, 4, 2))
                .containsExactly(4, 0, 0, 8);
    }

    @Test
    void sameSizeChangesNothing() {
        float[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9};

        assertThat(Resampling.plane(values, 3, 3)).containsExactly(values, within(1e-5f));
    }

    /** A slope stays a slope, away from the edges. */
    @Test
    void finerPixelsFollowASlope() {
        float[] slope = new float[100];
        for (int i = 0; i < 100; i++) {
            slope[i] = i % 10;
        }
        float[] fine = Resampling.plane(slope, 10, 20);

        for (int column = 4; column < 16; column++) {
            assertThat(fine[200 + column]).isCloseTo((column + 0.5f) / 2 - 0.5f, within(0.06f));
        }
    }

    @Test
    void noiseFillsItsRangeAndFollowsFromItsSeed() {
        float[] noise = SmoothNoise.drawn(64, 4, new Random(1));

        assertThat(noise).hasSize(64 * 64).isEqualTo(SmoothNoise.drawn(64, 4, new Random(1)));
        for (float value : noise) {
            assertThat(value).isBetween(-1.6f, 1.6f);
        }
        assertThat(Math.abs(noise[1] - noise[0])).isLessThan(0.3f);
    }
}
