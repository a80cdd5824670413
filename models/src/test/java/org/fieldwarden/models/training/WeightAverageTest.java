package org.fieldwarden.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.junit.jupiter.api.Test;

final class WeightAverageTest {

    private static NetworkWeights all(float value) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Convolution.Tensor tensor : NetworkShape.standard().tensors()) {
            float[] same = new float[tensor.length()];
            Arrays.fill(same, value);
            values.put(tensor.name(), same);
        }
        return NetworkWeights.of(NetworkShape.standard(), values);
    }

    private static float any(WeightAverage average) {
        String name = NetworkShape.standard().tensors().get(0).name();
        return average.weights().values(name)[0];
    }

    @Test
    void averageOfTheSameIsTheSame() {
        WeightAverage average = new WeightAverage(all(0.5f));

        average.take(all(0.5f), 10);

        assertThat(average.weights()).isEqualTo(all(0.5f));
    }

    @Test
    void averageFollowsAndForgetsItsStart() {
        WeightAverage average = new WeightAverage(all(0));
        float before = 0;
        for (int step = 0; step < 20; step++) {
            average.take(all(1), 10);

            assertThat(any(average)).isGreaterThan(before).isLessThan(1);
            before = any(average);
        }
        assertThat(before).isGreaterThan(0.95f);
    }

    @Test
    void averageOfALongRunIsSlowerThanThatOfAShortOne() {
        WeightAverage begun = new WeightAverage(all(0));
        WeightAverage longRun = new WeightAverage(all(0), 5000);

        begun.take(all(1), 10);
        longRun.take(all(1), 10);

        assertThat(any(longRun)).isLessThan(any(begun));
    }

    @Test
    void averageThatGoesOnIsAsIfItHadNeverStopped() {
        WeightAverage whole = new WeightAverage(all(0));
        WeightAverage first = new WeightAverage(all(0));
        for (int step = 0; step < 5; step++) {
            whole.take(all(step), 10);
            first.take(all(step), 10);
        }
        WeightAverage second = new WeightAverage(first.weights(), 50);
        whole.take(all(9), 10);
        second.take(all(9), 10);

        assertThat(second.weights()).isEqualTo(whole.weights());
    }
}
