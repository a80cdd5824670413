package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {

    private static OptionalDouble mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average();
    }

    @Test
    void equalClustersLeaveNoDoubt() {
        assertThat(ClusterBootstrap.STANDARD.interval(Collections.nCopies(8, 0.25), ClusterBootstrapTest::mean))
                .hasValue(new Interval(0.25, 0.25));
    }

    @Test
    void fewerThanEightClustersGiveNoInterval() {
        assertThat(ClusterBootstrap.STANDARD.interval(Collections.nCopies(7, 0.25), ClusterBootstrapTest::mean))
                .isEmpty();
    }

    @Test
    void theIntervalOfAMeanIsTheTextbooksAndIsDrawnAlikeEachTime() {
        List<Double> values =
                IntStream.range(0, 100).mapToObj(value -> (double) value).toList();
        Interval interval = ClusterBootstrap.STANDARD
                .interval(values, ClusterBootstrapTest::mean)
                .orElseThrow();
        // Mean 49.5, standard deviation 28.87, of the mean 2.887; 1.96 of those on either side.
        assertThat(interval.lower()).isCloseTo(43.84, within(0.5));
        assertThat(interval.upper()).isCloseTo(55.16, within(0.5));
        assertThat(ClusterBootstrap.STANDARD.interval(values, ClusterBootstrapTest::mean))
                .hasValue(interval);
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        Random random = new Random(5);
        ClusterBootstrap bootstrap = new ClusterBootstrap(400, 1);
        int held = 0;
        for (int sample = 0; sample < 300; sample++) {
            List<Double> values = new ArrayList<>();
            for (int cluster = 0; cluster < 40; cluster++) {
                values.add(random.nextGaussian());
            }
            Interval interval =
                    bootstrap.interval(values, ClusterBootstrapTest::mean).orElseThrow();
            held += interval.lower() <= 0 && 0 <= interval.upper() ? 1 : 0;
        }
        assertThat(held / 300.0).isBetween(0.90, 0.98);
    }

    @Test
    void aFigureThatIsOftenUndefinedHasNoInterval() {
        // Without the single 1 a resample has no figure; that happens to (11/12)^12, a third of them.
        List<Double> values = new ArrayList<>(Collections.nCopies(11, 0.0));
        values.add(1.0);
        assertThat(ClusterBootstrap.STANDARD.interval(
                        values, drawn -> drawn.contains(1.0) ? OptionalDouble.of(1) : OptionalDouble.empty()))
                .isEmpty();
    }

    @Test
    void quantilesRunStraightBetweenValues() {
        double[] sorted = {0, 10, 20, 30, 40};
        assertThat(ClusterBootstrap.quantile(sorted, 0.025)).isCloseTo(1, within(1e-12));
        assertThat(ClusterBootstrap.quantile(sorted, 0.5)).isEqualTo(20);
        assertThat(ClusterBootstrap.quantile(sorted, 1)).isEqualTo(40);
    }
}
