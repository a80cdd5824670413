package org.fieldwarden.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;

/**
 * The network of family {@code siamese-v2} as an ONNX file, for a peer to run. Input {@code pixels}: 2 n x 3 x height x
 * width; outputs {@code change}: n x 1 x height x width, {@code lc}: 2 n x 5 x height/2 x width/2, logits.
 */
final class OnnxExport {

    static final String PIXELS = "pixels";
    static final String CHANGE = "change";
    static final String LAND_COVER = "lc";

    private final OnnxGraph graph = new OnnxGraph();
    private final NetworkWeights weights;
    private final Map<String, Convolution> convolutions = new HashMap<>();

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
        convolve("s", PIXELS);
        String features = convolve("m0", PIXELS);
        for (int pair = 1; pair <= NetworkShape.PAIRS; pair++) {
            features = convolve("m" + pair + "p", convolve("m" + pair + "d", features));
        }
        convolve("l2", decode("l", UnaryOperator.identity()));
        convolve(LAND_COVER, "l2");
        String covers = convolve("c2l", difference("l2"));
        convolve("c2", add("c2.all", decode("c", this::difference), covers));
        convolve("c1", upsampleAndAdd("c1.sum", convolve("c1r", "c2"), convolve("c1s", difference("s"))));
        convolve(CHANGE, "c1");
    }

    private String decode(String part, UnaryOperator<String> read) {
        convolve(part + "5", convolve(part + "5r", read.apply("m" + NetworkShape.PAIRS + "p")));
        convolve(part + "4", joined(part + "4", part + "5", read.apply("m5p")));
        convolve(part + "3", joined(part + "3", part + "4", read.apply("m3p")));
        return joined(part + "2", part + "3", read.apply("m1p"));
    }

    private String joined(String level, String coarser, String skip) {
        return upsampleAndAdd(level + ".sum", convolve(level + "r", coarser), convolve(level + "s", skip));
    }

    private String convolve(String name, String input) {
        Convolution convolution = convolutions.get(name);
        if (convolution == null) {
            throw new IllegalStateException("The shape has no convolution " + name);
        }
        for (Convolution.Tensor tensor : List.of(convolution.weights(), convolution.bias())) {
            graph.constant(tensor.name(), weights.values(tensor.name()), tensor.shape());
        }
        Convolution.Form form = convolution.form();
        int kernel = form.kernel();
        int pad = kernel / 2;
        int before = form.stride() == 1 ? pad : 0;
        String linear = form.isRectified() ? name + ".linear" : name;
        graph.node(
                "Conv",
                List.of(input, convolution.weights().name(), convolution.bias().name()),
                List.of(linear),
                OnnxGraph.Attribute.of("kernel_shape", kernel, kernel),
                OnnxGraph.Attribute.of("strides", form.stride(), form.stride()),
                OnnxGraph.Attribute.of("group", form.isDepthwise() ? convolution.inputs() : 1),
                OnnxGraph.Attribute.of("pads", before, before, pad, pad));
        if (form.isRectified()) {
            graph.node("Relu", List.of(linear), List.of(name));
        }
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
