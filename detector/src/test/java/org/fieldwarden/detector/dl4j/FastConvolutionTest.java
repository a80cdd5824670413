package org.fieldwarden.detector.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.fieldwarden.detector.Bundles;
import org.fieldwarden.detector.NetworkWeights;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The native convolution answers views with garbage; the layer must never hand it one. */
class FastConvolutionTest {

    private final INDArray view = Nd4j.rand(DataType.FLOAT, 2, 3, 16, 32).permute(0, 2, 3, 1);
    private final INDArray dense = view.dup('c');

    @Test
    void aViewGivesTheOutputOfItsDenseCopy() {
        assertThat(Tensors.isDense(view)).isFalse();
        ComputationGraph graph = new ComputationGraph(SiameseGraph.withoutLosses(Bundles.TINY, DataType.FLOAT));
        graph.init();
        GraphWeights.load(graph, NetworkWeights.initialised(Bundles.TINY, 2));

        INDArray[] ofView = graph.output(false, view);
        INDArray[] ofDense = graph.output(false, dense);

        assertThat(Tensors.read(ofView[0])).isEqualTo(Tensors.read(ofDense[0]));
        assertThat(Tensors.read(ofView[1])).isEqualTo(Tensors.read(ofDense[1]));
    }

    @Test
    void aViewGivesTheGradientOfItsDenseCopy() {
        assertThat(gradient(view)).isEqualTo(gradient(dense));
    }

    private static float[] gradient(INDArray pixels) {
        ComputationGraph graph = new ComputationGraph(SiameseGraph.forTraining(Bundles.TINY, DataType.FLOAT));
        graph.init();
        GraphWeights.load(graph, NetworkWeights.initialised(Bundles.TINY, 2));
        graph.setInputs(pixels);
        graph.setLabels(Nd4j.ones(DataType.FLOAT, 1, 16, 32, 1), Nd4j.ones(DataType.FLOAT, 2, 8, 16, 1));
        graph.computeGradientAndScore();
        return Tensors.read(graph.getGradientsViewArray());
    }
}
