package org.fieldwarden.detector.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.fieldwarden.detector.Bundles;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jNetworkTest {

    private static final ModelBundle STANDARD = Bundles.random(NetworkShape.standard(), 5);
    private static final int CHANGE = 0;
    private static final int COVERS = 1;

    @ParameterizedTest
    @CsvSource({"1, 64, 64", "1, 48, 80", "3, 32, 16", "2, 16, 16"})
    void agreesWithTheGraphThatTrainingUses(int pairs, int height, int width) {
        float[] pixels = pixels(pairs * height * width, 1);
        ComputationGraph graph =
                new ComputationGraph(SiameseGraph.withoutLosses(NetworkShape.standard(), DataType.FLOAT));
        graph.init();
        GraphWeights.load(graph, STANDARD.weights());
        INDArray[] expected = graph.output(false, Nd4j.create(pixels, new long[] {2L * pairs, height, width, 3}, 'c'));

        try (Dl4jChangeModels models = Dl4jChangeModels.of(STANDARD);
                Dl4jNetwork network = models.newNetwork()) {
            float[][] logits = logits(network, pairs, height, width, pixels);
            assertThat(logits[CHANGE]).usingComparatorWithPrecision(1e-5f).containsExactly(Tensors.read(expected[0]));
            assertThat(logits[COVERS]).usingComparatorWithPrecision(1e-5f).containsExactly(Tensors.read(expected[1]));
        }
    }

    @Test
    void aBatchGivesWhatItsPairsGiveAlone() {
        int area = 32 * 32;
        float[] pixels = pixels(2 * area, 2);
        float[] second = new float[6 * area];
        System.arraycopy(pixels, 3 * area, second, 0, 3 * area);
        System.arraycopy(pixels, 9 * area, second, 3 * area, 3 * area);
        try (Dl4jChangeModels models = Dl4jChangeModels.of(STANDARD);
                Dl4jNetwork network = models.newNetwork()) {
            float[][] both = logits(network, 2, 32, 32, pixels);
            float[][] alone = logits(network, 1, 32, 32, second);
            for (int index = 0; index < area; index++) {
                assertThat(both[CHANGE][area + index]).isCloseTo(alone[CHANGE][index], within(1e-5f));
            }
        }
    }

    @Test
    void sizesMayComeInAnyOrder() {
        try (Dl4jChangeModels models = Dl4jChangeModels.of(Bundles.random(Bundles.TINY, 5));
                Dl4jNetwork fresh = models.newNetwork();
                Dl4jNetwork used = models.newNetwork()) {
            float[] pixels = pixels(48 * 32, 3);
            float[][] expected = logits(fresh, 1, 48, 32, pixels);
            logits(used, 1, 16, 16, pixels(256, 4));
            logits(used, 2, 64, 64, pixels(2 * 64 * 64, 5));
            assertThat(logits(used, 1, 48, 32, pixels)[CHANGE]).isEqualTo(expected[CHANGE]);
            logits(used, 1, 96, 96, pixels(96 * 96, 6));
            assertThat(logits(used, 1, 48, 32, pixels)[COVERS]).isEqualTo(expected[COVERS]);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        try (Dl4jChangeModels models = Dl4jChangeModels.of(Bundles.random(Bundles.TINY, 5));
                Dl4jNetwork network = models.newNetwork()) {
            assertThatThrownBy(() -> network.forward(new float[1536])).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> network.fit(1, 24, 16)).isInstanceOf(IllegalArgumentException.class);
            network.fit(1, 16, 16);
            assertThatThrownBy(() -> network.forward(new float[1535])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Change, then land covers. */
    private static float[][] logits(Dl4jNetwork network, int pairs, int height, int width, float[] pixels) {
        float[] change = new float[pairs * height * width];
        float[] covers = new float[pairs * height * width / 2 * 5];
        network.fit(pairs, height, width);
        network.forward(pixels);
        network.readChange(change);
        network.readLandCovers(covers);
        return new float[][] {change, covers};
    }

    private static float[] pixels(int area, long seed) {
        Random random = new Random(seed);
        float[] pixels = new float[6 * area];
        for (int index = 0; index < pixels.length; index++) {
            pixels[index] = random.nextFloat() * 2 - 1;
        }
        return pixels;
    }
}
