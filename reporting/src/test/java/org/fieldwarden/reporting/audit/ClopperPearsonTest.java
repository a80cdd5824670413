package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClopperPearsonTest {

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Test
    void aHundredAndSixtyWithoutErrorProve98Point1Percent() {
        assertThat(new ClopperPearson(160, 160).lowerBound()).isCloseTo(Math.pow(0.05, 1.0 / 160), within(1e-12));
        assertThat(new ClopperPearson(160, 160).lowerBound()).isBetween(0.981, 0.982);
        assertThat(new ClopperPearson(299, 299).lowerBound()).isGreaterThan(0.99);
        assertThat(new ClopperPearson(298, 298).lowerBound()).isLessThan(0.99);
    }

    /** The ends of the two-sided 90 % interval, as statistical tables give them. */
    @ParameterizedTest
    @CsvSource({"8,10,0.4931,0.9632", "5,10,0.2224,0.7776", "1,20,0.0026,0.2161"})
    void tablesAgree(long successes, long trials, double lower, double upper) {
        ClopperPearson sample = new ClopperPearson(successes, trials);
        assertThat(sample.lowerBound()).isCloseTo(lower, within(6e-5));
        assertThat(sample.upperBound()).isCloseTo(upper, within(6e-5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void atTheBoundTheCountIsAFivePercentSurprise(long seed) {
        Random random = new Random(seed);
        int trials = 2 + random.nextInt(300);
        int successes = 1 + random.nextInt(trials - 1);
        ClopperPearson sample = new ClopperPearson(successes, trials);
        assertThat(1 - binomialBelow(successes, trials, sample.lowerBound())).isCloseTo(0.05, within(1e-9));
        assertThat(binomialBelow(successes + 1, trials, sample.upperBound())).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void nothingFoundProvesNothingAndEverythingHasNoUpperBound() {
        assertThat(new ClopperPearson(0, 5).lowerBound()).isZero();
        assertThat(new ClopperPearson(5, 5).upperBound()).isEqualTo(1);
        assertThat(new ClopperPearson(0, 59).upperBound()).isCloseTo(1 - Math.pow(0.05, 1.0 / 59), within(1e-12));
    }

    @Test
    void largeSamplesComeNearTheirShare() {
        ClopperPearson sample = new ClopperPearson(900_000, 1_000_000);
        // One-sided: 1.645 standard deviations of 0.0003.
        assertThat(sample.lowerBound()).isCloseTo(0.9 - 1.645 * 0.0003, within(2e-6));
    }

    @Test
    void impossibleSamplesAreRefused() {
        assertThatThrownBy(() -> new ClopperPearson(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClopperPearson(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** P(X < successes) by summing the binomial terms. */
    private static double binomialBelow(int successes, int trials, double share) {
        double logTerm = trials * Math.log1p(-share);
        double sum = 0;
        for (int count = 0; count < successes; count++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log((double) (trials - count) / (count + 1)) + Math.log(share) - Math.log1p(-share);
        }
        return sum;
    }
}
