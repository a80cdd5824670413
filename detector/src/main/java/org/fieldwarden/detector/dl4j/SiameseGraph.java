package org.fieldwarden.detector.dl4j;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.fieldwarden.detector.NetworkShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The graph of family {@code siamese-v1}. One encoder reads both dates as a stacked batch (all baselines, then all
 * currents); one decoder names the land cover of each date, the other reads |baseline - current| of the features.
 *
 * <p>Input {@value #PIXELS}: 2 n x height x width x 3, colours scaled to [-1, 1], sides multiples of 8. Outputs:
 * {@value #CHANGE}, n x height x width x 1, logit; {@value #LAND_COVER}, 2 n x height/2 x width/2 x 5, logits.
 */
final class SiameseGraph {

    static final String PIXELS = "pixels";
    static final String CHANGE = "change";
    static final String LAND_COVER = "lc";
    static final String CHANGE_LOSS = "change.loss";
    static final String LAND_COVER_LOSS = "lc.loss";

    private final ComputationGraphConfiguration.GraphBuilder graph;
    private final Map<String, NetworkShape.Convolution> convolutions = new HashMap<>();

    private SiameseGraph(NetworkShape shape, DataType dataType) {
        OneDnn.allow();
        shape.convolutions().forEach(convolution -> convolutions.put(convolution.name(), convolution));
        graph = new NeuralNetConfiguration.Builder()
                .dataType(dataType)
                .updater(new NoOp())
                .miniBatch(false)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder()
                .addInputs(PIXELS);
        addEncoder();
        addLandCoverDecoder();
        addChangeDecoder();
    }

    /** The graph up to its logits: what {@link StraightNetwork} has to agree with. */
    static ComputationGraphConfiguration withoutLosses(NetworkShape shape, DataType dataType) {
        return new SiameseGraph(shape, dataType)
                .graph
                .setOutputs(CHANGE, LAND_COVER)
                .build();
    }

    /** The graph for training: both outputs end in a loss; labels in the order change, land cover. */
    static ComputationGraphConfiguration forTraining(NetworkShape shape, DataType dataType) {
        return new SiameseGraph(shape, dataType)
                .graph
                .addLayer(CHANGE_LOSS, new PixelLoss(CHANGE_LOSS, PixelObjective.CHANGE), CHANGE)
                .addLayer(LAND_COVER_LOSS, new PixelLoss(LAND_COVER_LOSS, PixelObjective.LAND_COVER), LAND_COVER)
                .setOutputs(CHANGE_LOSS, LAND_COVER_LOSS)
                .build();
    }

    private void addEncoder() {
        convolve("e1b", convolve("e1a", PIXELS));
        convolve("e2b", convolve("e2a", pool("e1b")));
        convolve("e3b", convolve("e3a", pool("e2b")));
        convolve("e4c", convolve("e4b", convolve("e4a", pool("e3b"))));
    }

    private void addLandCoverDecoder() {
        convolve("l4", convolve("l4r", "e4c"));
        convolve("l3", upsampleAndAdd("l3.sum", convolve("l3r", "l4"), convolve("l3s", "e3b")));
        convolve("l2", upsampleAndAdd("l2.sum", "l3", convolve("l2s", "e2b")));
        convolve(LAND_COVER, "l2");
    }

    private void addChangeDecoder() {
        convolve("c4", convolve("c4r", difference("e4c")));
        convolve("c3", upsampleAndAdd("c3.sum", convolve("c3r", "c4"), convolve("c3s", difference("e3b"))));
        String fine = convolve("c2s", difference("e2b"));
        String covers = convolve("c2l", difference("l2"));
        convolve("c2", upsampleAndAdd("c2.sum", "c3", fine, covers));
        convolve("c1", upsampleAndAdd("c1.sum", convolve("c1r", "c2"), convolve("c1s", difference("e1b"))));
        convolve(CHANGE, "c1");
    }

    private String convolve(String name, String input) {
        NetworkShape.Convolution convolution = convolutions.get(name);
        if (convolution == null) {
            throw new IllegalStateException("The shape has no convolution " + name);
        }
        graph.addLayer(name, new FastConvolution(convolution), input);
        return name;
    }

    private String pool(String input) {
        String name = input + ".pool";
        graph.addLayer(
                name,
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .dataFormat(CNN2DFormat.NHWC)
                        .build(),
                input);
        return name;
    }

    private String upsampleAndAdd(String name, String... inputs) {
        graph.addVertex(name, new UpsampleAndAdd(), inputs);
        return name;
    }

    private String difference(String input) {
        String name = input + ".difference";
        graph.addVertex(name, new DateDifference(), input);
        return name;
    }
}
