package org.fieldwarden.detector.dl4j;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.fieldwarden.detector.Convolution;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configuration of {@link FastConvolutionLayer}: "same" padding, channels last, with bias. */
final class FastConvolution extends ConvolutionLayer {

    private static final long serialVersionUID = 1;

    private final Convolution.Form form;

    FastConvolution(Convolution convolution) {
        super(new ConvolutionLayer.Builder(
                        convolution.form().kernel(), convolution.form().kernel())
                .name(convolution.name())
                // what one output looks at: then the parameters have the shape of a bundle's tensors
                .nIn(convolution.fanInChannels())
                .nOut(convolution.outputs())
                .convolutionMode(ConvolutionMode.Same)
                .dataFormat(CNN2DFormat.NHWC)
                .hasBias(true)
                .activation(convolution.form().isRectified() ? Activation.RELU : Activation.IDENTITY));
        form = convolution.form();
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        FastConvolutionLayer layer = new FastConvolutionLayer(conf, form, networkDataType);
        layer.setListeners(trainingListeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(layerParamsView);
        Map<String, INDArray> parameters = initializer().init(conf, layerParamsView, initializeParams);
        layer.setParamTable(parameters);
        layer.setConf(conf);
        return layer;
    }
}
