package org.fieldwarden.reporting.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgreementTest {

    /** Fleiss, Levin and Paik 2003, chapter 18: diagnoses of two raters, kappa 0.68; the error was computed apart. */
    @Test
    void kappaOfTheTextbookExampleIsThePublishedOne() {
        Agreement agreement = of(new int[][] {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}});

        assertThat(agreement.points()).isEqualTo(100);
        assertThat(agreement.observed()).isCloseTo(0.89, within(1e-9));
        assertThat(agreement.expected()).isCloseTo(0.66, within(1e-9));
        assertThat(agreement.kappa().orElseThrow().value()).isCloseTo(0.676, within(0.0005));
        assertThat(agreement.kappa().orElseThrow().standardError().orElseThrow())
                .isCloseTo(0.0877, within(0.0005));
    }

    @Test
    void sameAnswersGiveKappaOneWithoutError() {
        Agreement agreement = of(new int[][] {{7, 0}, {0, 13}});

        assertThat(agreement.kappa().orElseThrow().value()).isCloseTo(1, within(1e-9));
        assertThat(agreement.kappa().orElseThrow().standardError().orElseThrow())
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void independentAnswersGiveKappaZero() {
        Agreement agreement = of(new int[][] {{25, 25}, {25, 25}});

        assertThat(agreement.kappa().orElseThrow().value()).isCloseTo(0, within(1e-9));
    }

    @Test
    void readersWhoSayTheSameOfEveryPointHaveNoKappa() {
        Agreement agreement = of(new int[][] {{12}});

        assertThat(agreement.observed()).isCloseTo(1, within(1e-9));
        assertThat(agreement.kappa()).isEmpty();
    }

    private static Agreement of(int[][] counts) {
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                one.addAll(Collections.nCopies(counts[row][column], "label " + row));
                other.addAll(Collections.nCopies(counts[row][column], "label " + column));
            }
        }
        return Agreement.of(one, other);
    }
}
