package org.fieldwarden.detector.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Configuration of {@link PixelLossLayer}. */
@SuppressWarnings("EqualsHashCode") // the library's generated equality is enough: objectives are told apart by name
final class PixelLoss extends CnnLossLayer {

    private static final long serialVersionUID = 1;

    private final PixelObjective objective;

    PixelLoss(String name, PixelObjective objective) {
        this.objective = objective;
        setLayerName(name);
        setActivationFn(new ActivationIdentity());
        setLossFn(new LossMSE()); // never asked: the library's loss layer does not know channels-last scores
        setFormat(CNN2DFormat.NHWC);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        PixelLossLayer layer = new PixelLossLayer(conf, networkDataType, objective);
        layer.setListeners(trainingListeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(layerParamsView);
        layer.setParamTable(initializer().init(conf, layerParamsView, initializeParams));
        layer.setConf(conf);
        return layer;
    }
}
