package org.fieldwarden.detector.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.fieldwarden.detector.Bundles;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.TrainingBatch;
import org.fieldwarden.detector.TrainingStep;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class GradientTest {

    private static final NetworkShape SHAPE = Bundles.TINY;

    @Test
    void everyTensorHasTheSlopeOfTheLoss() {
        ComputationGraph graph = graph(DataType.DOUBLE);
        try (BatchTensors tensors = new BatchTensors(DataType.DOUBLE)) {
            tensors.fill(ToyTask.batch(2, 16, 4));
            loss(graph, tensors);
            Random random = new Random(3);
            for (Convolution convolution : SHAPE.convolutions()) {
                for (String key : new String[] {"W", "b"}) {
                    assertSlope(graph, tensors, convolution.name(), key, random);
                }
            }
        }
    }

    /** Moves one tensor along a random direction, there and back. */
    private static void assertSlope(
            ComputationGraph graph, BatchTensors tensors, String layer, String key, Random random) {
        loss(graph, tensors);
        INDArray gradient = graph.gradient().getGradientFor(layer + "_" + key);
        INDArray parameter = graph.getLayer(layer).getParam(key);
        double[] slopes = Tensors.readDoubles(gradient.dup('c'));
        double[] start = Tensors.readDoubles(parameter);
        double[] direction = random.doubles(start.length, -1, 1).toArray();
        double expected = 0;
        for (int index = 0; index < slopes.length; index++) {
            expected += slopes[index] * direction[index];
        }
        double step = 1e-6;
        Tensors.writeDoubles(moved(start, direction, step), parameter);
        double above = loss(graph, tensors);
        Tensors.writeDoubles(moved(start, direction, -step), parameter);
        double below = loss(graph, tensors);
        Tensors.writeDoubles(start, parameter);
        assertThat((above - below) / (2 * step))
                .as("slope of %s.%s", layer, key)
                .isCloseTo(expected, within(1e-7 + 1e-4 * Math.abs(expected)));
        assertThat(expected).as("slope of %s.%s", layer, key).isNotZero();
    }

    @Test
    void theFastPathHasTheGradientOfTheExactOne() {
        TrainingBatch batch = ToyTask.batch(2, 32, 5);
        double[] exact = gradient(DataType.DOUBLE, batch);
        double[] fast = gradient(DataType.FLOAT, batch);
        double difference = 0;
        double length = 0;
        for (int index = 0; index < exact.length; index++) {
            difference += (exact[index] - fast[index]) * (exact[index] - fast[index]);
            length += exact[index] * exact[index];
        }
        assertThat(Math.sqrt(difference / length)).isLessThan(1e-4);
    }

    private static double[] gradient(DataType dataType, TrainingBatch batch) {
        ComputationGraph graph = graph(dataType);
        try (BatchTensors tensors = new BatchTensors(dataType)) {
            tensors.fill(batch);
            loss(graph, tensors);
            return Tensors.readDoubles(graph.getGradientsViewArray());
        }
    }

    private static ComputationGraph graph(DataType dataType) {
        ComputationGraph graph = new ComputationGraph(SiameseGraph.forTraining(SHAPE, dataType));
        graph.init();
        GraphWeights.load(graph, withBiases(NetworkWeights.initialised(SHAPE, 21)));
        return graph;
    }

    /** With biases of 0 a constant ground lies exactly on a rectifier's kink, where there is no slope. */
    private static NetworkWeights withBiases(NetworkWeights weights) {
        Random random = new Random(5);
        Map<String, float[]> values = new HashMap<>();
        for (Convolution.Tensor tensor : SHAPE.tensors()) {
            float[] given = weights.values(tensor.name());
            if (tensor.name().endsWith(".b")) {
                for (int index = 0; index < given.length; index++) {
                    given[index] = 0.1f * (float) random.nextGaussian();
                }
            }
            values.put(tensor.name(), given);
        }
        return NetworkWeights.of(SHAPE, values);
    }

    private static double loss(ComputationGraph graph, BatchTensors tensors) {
        graph.setInputs(tensors.pixels());
        graph.setLabels(tensors.labels());
        graph.computeGradientAndScore();
        PixelObjective.Losses change = ((PixelLossLayer) graph.getLayer("change.loss")).losses();
        PixelObjective.Losses covers = ((PixelLossLayer) graph.getLayer("lc.loss")).losses();
        return new TrainingStep(change.crossEntropy(), change.dice(), covers.crossEntropy(), covers.dice()).loss();
    }

    private static double[] moved(double[] start, double[] direction, double step) {
        double[] moved = start.clone();
        for (int index = 0; index < moved.length; index++) {
            moved[index] += step * direction[index];
        }
        return moved;
    }
}
