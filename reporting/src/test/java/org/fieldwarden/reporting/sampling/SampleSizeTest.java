package org.fieldwarden.reporting.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.fieldwarden.core.SquareMetres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SampleSizeTest {

    private static final List<Stratum> STRATA = List.of(
            new Stratum("building-appeared", "building-appeared", new SquareMetres(350)),
            new Stratum(Stratum.NO_CHANGE, Stratum.NO_CHANGE, new SquareMetres(9650)));

    /** By hand: (0.035 * 0.5 + 0.965 * 0.3) / (0.02 / 1.96), squared. */
    @Test
    void overallAccuracyNeedsWhatEquation13Says() {
        assertThat(SampleSize.forOverall(STRATA, new SampleSize.Wish(0.02, 0.1, 0.5, 0.9, 2)))
                .isEqualTo(906);
    }

    /** 1.96² p (1 - p) / d² and one more, because the variance is divided by n - 1. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.1, 98", "0.8, 0.1, 63", "0.9, 0.05, 140"})
    void usersAccuracyNeedsMorePointsForASmallerMargin(double accuracy, double margin, long points) {
        assertThat(SampleSize.forUsersAccuracy(accuracy, margin)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0.99, 299", "0.9814, 160"})
    void claimWithoutErrorNeedsEnoughPoints(double accuracy, long points) {
        assertThat(SampleSize.withoutError(accuracy)).isEqualTo(points);
    }

    @Test
    void allocationFulfilsEveryWish() {
        SampleSize.Wish wish = new SampleSize.Wish(0.02, 0.1, 0.8, 0.98, 50);

        Map<String, Integer> places = SampleSize.allocate(STRATA, wish);

        assertThat(places).containsEntry("building-appeared", 63);
        assertThat(places.get(Stratum.NO_CHANGE)).isGreaterThan(150);
        assertThat(SampleSize.expectedMargin(STRATA, places, wish)).isLessThanOrEqualTo(0.02);
    }

    @Test
    void everyStratumGetsTheLeast() {
        assertThat(SampleSize.allocate(STRATA, new SampleSize.Wish(0.5, 0.5, 0.8, 0.98, 7)))
                .containsEntry("building-appeared", 7)
                .containsEntry(Stratum.NO_CHANGE, 7);
    }

    @Test
    void certaintyIsNotSupposed() {
        assertThatThrownBy(() -> new SampleSize.Wish(0.02, 0.1, 1, 0.98, 50)).hasMessageContaining("between 0 and 1");
    }

    /** Clopper and Pearson: 1 - 0.025^(1/160) and, for half of ten, the tables' 0.187 and 0.813. */
    @Test
    void exactIntervalDoesNotShrinkToNothing() {
        assertThat(BinomialInterval.of(0, 160).low()).isZero();
        assertThat(BinomialInterval.of(0, 160).high()).isCloseTo(0.0228, within(0.0001));
        assertThat(BinomialInterval.of(160, 160).low()).isCloseTo(0.9772, within(0.0001));
        assertThat(BinomialInterval.of(5, 10).low()).isCloseTo(0.187, within(0.0005));
        assertThat(BinomialInterval.of(5, 10).high()).isCloseTo(0.813, within(0.0005));
    }
}
