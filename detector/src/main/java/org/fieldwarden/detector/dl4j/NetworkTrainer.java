package org.fieldwarden.detector.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.TrainingBatch;
import org.fieldwarden.detector.TrainingStep;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains the network on batches of labelled pairs. Loss: mean binary cross-entropy plus soft Dice on change, plus the
 * cross-entropy of land cover, plus half the soft Dice of its buildings. With OMP_NUM_THREADS=1 the same seed and batches give the same weights, also when
 * training is interrupted and resumed from a checkpoint. Not safe for use by several threads.
 */
public final class NetworkTrainer implements AutoCloseable {

    private static final double LEARNING_RATE = 1e-3;
    private static final double GRADIENT_LIMIT = 5;

    private final NetworkShape shape;
    private final ComputationGraph graph;
    private final BatchTensors tensors = new BatchTensors(DataType.FLOAT);
    private final Adam adam;
    private double learningRate = LEARNING_RATE;
    private double gradientLimit = GRADIENT_LIMIT;
    private float[] shares = new float[0];

    private NetworkTrainer(NetworkWeights weights) {
        this.shape = siamese(weights);
        this.graph = graph(shape);
        GraphWeights.load(graph, weights);
        this.adam = new Adam(Math.toIntExact(graph.numParams()));
        setEncoderShare(1);
    }

    private NetworkTrainer(Checkpoint checkpoint) {
        this.shape = checkpoint.shape();
        this.graph = graph(shape);
        Tensors.write(checkpoint.parameters(), graph.params());
        this.adam = checkpoint.adam();
        this.learningRate = checkpoint.learningRate();
        this.gradientLimit = checkpoint.gradientLimit();
        setEncoderShare(1);
    }

    private static NetworkShape siamese(NetworkWeights weights) {
        if (weights.shape() instanceof NetworkShape siamese) {
            return siamese;
        }
        throw new IllegalArgumentException("Only networks of family " + NetworkShape.FAMILY + " are trained here");
    }

    private static ComputationGraph graph(NetworkShape shape) {
        ComputationGraph graph = new ComputationGraph(SiameseGraph.forTraining(shape, DataType.FLOAT));
        graph.init();
        return graph;
    }

    /** Starts from random weights; the same seed gives the same start. */
    public static NetworkTrainer initialised(NetworkShape shape, long seed) {
        return new NetworkTrainer(NetworkWeights.initialised(shape, seed));
    }

    /** Starts from the given weights. */
    public static NetworkTrainer from(NetworkWeights weights) {
        return new NetworkTrainer(weights);
    }

    /** Starts from the weights of a bundle. */
    public static NetworkTrainer from(ModelBundle bundle) {
        return new NetworkTrainer(bundle.weights());
    }

    /**
     * Goes on where a checkpoint was saved, as if training had not been interrupted.
     *
     * @throws org.fieldwarden.core.InputDataException where the file is missing, cut or damaged
     */
    public static NetworkTrainer resume(Path checkpoint) {
        return new NetworkTrainer(Checkpoint.read(checkpoint));
    }

    /** Default 0.001. */
    public void setLearningRate(double learningRate) {
        if (!(learningRate > 0 && learningRate < 1)) {
            throw new IllegalArgumentException("The learning rate must be in (0, 1): " + learningRate);
        }
        this.learningRate = learningRate;
    }

    /** Learning rate of the encoder as a share of that of the other layers, in (0, 1]; default 1. Not in checkpoints. */
    public void setEncoderShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("The encoder's share must be in (0, 1]: " + share);
        }
        float[] all = new float[Math.toIntExact(graph.numParams())];
        int from = 0;
        for (Layer layer : graph.getLayers()) {
            int to = from + Math.toIntExact(layer.numParams());
            boolean encodes = NetworkShape.isOfEncoder(layer.conf().getLayer().getLayerName());
            Arrays.fill(all, from, to, encodes ? (float) share : 1);
            from = to;
        }
        shares = all;
    }

    /** Longest gradient that is followed at its full length; default 5. */
    public void setGradientLimit(double gradientLimit) {
        if (!(gradientLimit > 0)) {
            throw new IllegalArgumentException("The gradient limit must be greater than 0: " + gradientLimit);
        }
        this.gradientLimit = gradientLimit;
    }

    /**
     * One step on a batch.
     *
     * @return the losses before the step
     * @throws ArithmeticException where the gradient is no longer finite; the weights are then as before
     */
    public TrainingStep fit(TrainingBatch batch) {
        TrainingStep losses = assess(batch);
        float[] gradient = Tensors.read(graph.getGradientsViewArray());
        for (float slope : gradient) {
            if (!Float.isFinite(slope)) {
                throw new ArithmeticException("The gradient is not finite; lower the learning rate");
            }
        }
        float[] parameters = Tensors.read(graph.params());
        adam.step(parameters, gradient, learningRate, gradientLimit, shares);
        Tensors.write(parameters, graph.params());
        return losses;
    }

    /** The losses of a batch without a step, for validation. */
    public TrainingStep assess(TrainingBatch batch) {
        tensors.fill(batch);
        graph.setInputs(tensors.pixels());
        graph.setLabels(tensors.labels());
        graph.computeGradientAndScore();
        PixelObjective.Losses change = losses(SiameseGraph.CHANGE_LOSS);
        PixelObjective.Losses covers = losses(SiameseGraph.LAND_COVER_LOSS);
        graph.clear();
        return new TrainingStep(change.crossEntropy(), change.dice(), covers.crossEntropy(), covers.dice());
    }

    private PixelObjective.Losses losses(String layer) {
        return ((PixelLossLayer) graph.getLayer(layer)).losses();
    }

    /** Steps taken, those before a checkpoint included. */
    public long steps() {
        return adam.steps();
    }

    /** The weights as they are now. */
    public NetworkWeights weights() {
        return GraphWeights.read(graph, shape);
    }

    /** Saves weights and optimiser; written to a temporary name and moved. */
    public void saveCheckpoint(Path file) throws IOException {
        new Checkpoint(shape, Tensors.read(graph.params()), adam, learningRate, gradientLimit).write(file);
    }

    @Override
    public void close() {
        tensors.close();
        INDArray parameters = graph.params();
        if (parameters.closeable()) {
            graph.close();
        }
    }
}
