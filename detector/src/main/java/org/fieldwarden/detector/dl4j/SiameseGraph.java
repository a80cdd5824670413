package org.fieldwarden.detector.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The graph of family {@code siamese-v2}. One encoder reads both dates as a stacked batch (all baselines, then all
 * currents); one decoder names the land cover of each date, the other reads |baseline - current| of the features.
 *
 * <p>Input {@value #PIXELS}: 2 n x height x width x 3, colours scaled to [-1, 1], sides multiples of 16. Outputs:
 * {@value #CHANGE}, n x height x width x 1, logit; {@value #LAND_COVER}, 2 n x height/2 x width/2 x 5, logits.
 */
final class SiameseGraph {

    static final String PIXELS = "pixels";
    static final String CHANGE = "change";
    static final String LAND_COVER = "lc";
    static final String CHANGE_LOSS = "change.loss";
    static final String LAND_COVER_LOSS = "lc.loss";

    private final ComputationGraphConfiguration.GraphBuilder graph;
    private final Map<String, Convolution> convolutions = new HashMap<>();

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
        convolve("s", PIXELS);
        String features = convolve("m0", PIXELS);
        for (int pair = 1; pair <= NetworkShape.PAIRS; pair++) {
            features = convolve("m" + pair + "p", convolve("m" + pair + "d", features));
        }
    }

    private void addLandCoverDecoder() {
        convolve("l2", decode("l", UnaryOperator.identity()));
        convolve(LAND_COVER, "l2");
    }

    private void addChangeDecoder() {
        String covers = convolve("c2l", difference("l2"));
        convolve("c2", decode("c", this::difference, covers));
        convolve("c1", upsampleAndAdd("c1.sum", convolve("c1r", "c2"), convolve("c1s", difference("s"))));
        convolve(CHANGE, "c1");
    }

    /** From 1/16 to the sum at 1/2; {@code read} is what the decoder looks at of the encoder's features. */
    private String decode(String part, UnaryOperator<String> read, String... further) {
        convolve(part + "5", convolve(part + "5r", read.apply("m" + NetworkShape.PAIRS + "p")));
        convolve(part + "4", joined(part + "4", part + "5", read.apply("m5p")));
        convolve(part + "3", joined(part + "3", part + "4", read.apply("m3p")));
        return joined(part + "2", part + "3", read.apply("m1p"), further);
    }

    private String joined(String level, String coarser, String skip, String... further) {
        List<String> addends = new ArrayList<>();
        addends.add(convolve(level + "r", coarser));
        addends.add(convolve(level + "s", skip));
        addends.addAll(List.of(further));
        return upsampleAndAdd(level + ".sum", addends.toArray(String[]::new));
    }

    private String convolve(String name, String input) {
        Convolution convolution = convolutions.get(name);
        if (convolution == null) {
            throw new IllegalStateException("The shape has no convolution " + name);
        }
        graph.addLayer(name, new FastConvolution(convolution), input);
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
