package org.fieldwarden.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;

/**
 * The network of family {@code siamese-v1} as an ONNX file, for a peer to run. Input {@code pixels}: 2 n x 3 x height x
 * width; outputs {@code change}: n x 1 x height x width, {@code lc}: 2 n x 5 x height/2 x width/2, logits.
 */
final class OnnxExport {

    static final String PIXELS = "pixels";
    static final String CHANGE = "change";
    static final String LAND_COVER = "lc";

    private final OnnxGraph graph = new OnnxGraph();
    private final NetworkWeights weights;
    private final Map<String, NetworkShape.Convolution> convolutions = new HashMap<>();

    private OnnxExport(NetworkWeights weights) {
        this.weights = weights;
        weights.shape().convolutions().forEach(convolution -> convolutions.put(convolution.name(), convolution));
    }

    /** The file's bytes, for batches of one size. */
    static byte[] of(NetworkWeights weights, BatchSize size) {
        OnnxExport export = new OnnxExport(weights);
        int pairs = size.pairs();
        int height = size.height();
        int width = size.width();
        export.graph.input(PIXELS, 2L * pairs, 3, height, width);
        export.graph.constant("doubled", new float[] {1, 1, 2, 2}, List.of(4));
        export.addNodes();
        export.graph.output(CHANGE, pairs, 1, height, width);
        export.graph.output(LAND_COVER, 2L * pairs, 5, height / 2, width / 2);
        return export.graph.toModel();
    }

    private void addNodes() {
        convolve("e1b", convolve("e1a", PIXELS));
        convolve("e2b", convolve("e2a", pool("e1b")));
        convolve("e3b", convolve("e3a", pool("e2b")));
        convolve("e4c", convolve("e4b", convolve("e4a", pool("e3b"))));
        convolve("l4", convolve("l4r", "e4c"));
        convolve("l3", upsampleAndAdd("l3.sum", convolve("l3r", "l4"), convolve("l3s", "e3b")));
        convolve("l2", upsampleAndAdd("l2.sum", "l3", convolve("l2s", "e2b")));
        convolve(LAND_COVER, "l2");
        convolve("c4", convolve("c4r", difference("e4c")));
        convolve("c3", upsampleAndAdd("c3.sum", convolve("c3r", "c4"), convolve("c3s", difference("e3b"))));
        String fine = convolve("c2s", difference("e2b"));
        String covers = convolve("c2l", difference("l2"));
        convolve("c2", upsampleAndAdd("c2.sum", "c3", add("c2.fine", fine, covers)));
        convolve("c1", upsampleAndAdd("c1.sum", convolve("c1r", "c2"), convolve("c1s", difference("e1b"))));
        convolve(CHANGE, "c1");
    }

    private String convolve(String name, String input) {
        NetworkShape.Convolution convolution = convolutions.get(name);
        if (convolution == null) {
            throw new IllegalStateException("The shape has no convolution " + name);
        }
        for (NetworkShape.Tensor tensor : List.of(convolution.weights(), convolution.bias())) {
            graph.constant(tensor.name(), weights.values(tensor.name()), tensor.shape());
        }
        int kernel = convolution.kernel();
        int pad = kernel / 2;
        String linear = convolution.isRectified() ? name + ".linear" : name;
        graph.node(
                "Conv",
                List.of(input, convolution.weights().name(), convolution.bias().name()),
                List.of(linear),
                OnnxGraph.Attribute.of("kernel_shape", kernel, kernel),
                OnnxGraph.Attribute.of("pads", pad, pad, pad, pad));
        if (convolution.isRectified()) {
            graph.node("Relu", List.of(linear), List.of(name));
        }
        return name;
    }

    private String pool(String input) {
        String name = input + ".pool";
        graph.node(
                "MaxPool",
                List.of(input),
                List.of(name),
                OnnxGraph.Attribute.of("kernel_shape", 2, 2),
                OnnxGraph.Attribute.of("strides", 2, 2));
        return name;
    }

    private String difference(String input) {
        String name = input + ".difference";
        List<String> dates = List.of(input + ".baseline", input + ".current");
        graph.node("Split", List.of(input), dates, OnnxGraph.Attribute.of("axis", 0));
        graph.node("Sub", dates, List.of(name + ".signed"));
        graph.node("Abs", List.of(name + ".signed"), List.of(name));
        return name;
    }

    private String upsampleAndAdd(String name, String coarse, String fine) {
        graph.node(
                "Resize",
                List.of(coarse, "", "doubled"),
                List.of(name + ".wide"),
                OnnxGraph.Attribute.of("mode", "nearest"),
                OnnxGraph.Attribute.of("coordinate_transformation_mode", "asymmetric"),
                OnnxGraph.Attribute.of("nearest_mode", "floor"));
        return add(name, name + ".wide", fine);
    }

    private String add(String name, String left, String right) {
        graph.node("Add", List.of(left, right), List.of(name));
        return name;
    }
}
