package org.fieldwarden.detector.dl4j;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Makes models from one bundle. The weights are in memory once; each model has a graph and working memory of its own,
 * because calls into a shared graph wait for each other. Use long-lived workers, one per core, with OMP_NUM_THREADS=1.
 */
public final class Dl4jChangeModels implements ChangeModels {

    private final NetworkShape shape;
    private final Calibration calibration;
    private final String bundleHash;
    private final INDArray parameters;

    private Dl4jChangeModels(ModelBundle bundle, INDArray parameters) {
        this.shape = bundle.description().network();
        this.calibration = bundle.description().decision().calibration();
        this.bundleHash = bundle.hash();
        this.parameters = parameters;
    }

    /** Loads the bundle's weights. */
    public static Dl4jChangeModels of(ModelBundle bundle) {
        NetworkShape shape = bundle.description().network();
        ComputationGraph graph = new ComputationGraph(SiameseGraph.forDetection(shape, DataType.FLOAT));
        graph.init();
        GraphWeights.load(graph, bundle.weights());
        return new Dl4jChangeModels(bundle, graph.params());
    }

    @Override
    public ChangeModel newModel() {
        // A new configuration each time: a cloned graph loses the channels-last layout.
        ComputationGraph graph = new ComputationGraph(SiameseGraph.forDetection(shape, DataType.FLOAT));
        graph.init(parameters, false);
        return new Dl4jChangeModel(graph, calibration);
    }

    @Override
    public String bundleHash() {
        return bundleHash;
    }

    @Override
    public void close() {
        if (parameters.closeable()) {
            parameters.close();
        }
    }
}
