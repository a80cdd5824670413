package org.fieldwarden.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * The exported network in ONNX Runtime, in its best form: fixed sizes, all optimisations, input and outputs in place
 * from run to run.
 */
final class OrtWorker implements NetworkWorker {

    private final OrtSession session;
    private final OnnxTensor pixels;
    private final FloatBuffer changeValues;
    private final FloatBuffer landCoverValues;
    private final OnnxTensor change;
    private final OnnxTensor landCovers;

    /** @param pixels 2 n x height x width x 3 */
    OrtWorker(byte[] model, int threads, BatchSize size, float[] pixels) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(model, options);
            int pairs = size.pairs();
            int height = size.height();
            int width = size.width();
            FloatBuffer input = direct(pixels.length);
            channelsFirst(pixels, height * width, input);
            this.pixels = OnnxTensor.createTensor(environment, input, new long[] {2L * pairs, 3, height, width});
            changeValues = direct(pairs * height * width);
            change = OnnxTensor.createTensor(environment, changeValues, new long[] {pairs, 1, height, width});
            landCoverValues = direct(pairs * height * width / 2 * 5);
            landCovers = OnnxTensor.createTensor(
                    environment, landCoverValues, new long[] {2L * pairs, 5, height / 2, width / 2});
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FloatBuffer direct(int length) {
        return ByteBuffer.allocateDirect(length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static void channelsFirst(float[] pixels, int area, FloatBuffer target) {
        for (int image = 0; image < pixels.length / (3 * area); image++) {
            for (int index = 0; index < 3 * area; index++) {
                target.put(3 * area * image + index, pixels[3 * area * image + index % area * 3 + index / area]);
            }
        }
    }

    @Override
    public void forward() {
        try (OrtSession.Result result = session.run(
                Map.of(OnnxExport.PIXELS, pixels),
                Map.of(OnnxExport.CHANGE, change, OnnxExport.LAND_COVER, landCovers))) {
            if (result.size() != 2) {
                throw new IllegalStateException("The peer gave " + result.size() + " outputs");
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A logit of the last batch; {@code index} as in n x height x width. */
    float change(int index) {
        return changeValues.get(index);
    }

    /** A logit of the last batch; {@code index} as in 2 n x 5 x height/2 x width/2. */
    float landCover(int index) {
        return landCoverValues.get(index);
    }

    @Override
    public void close() {
        try {
            pixels.close();
            change.close();
            landCovers.close();
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
