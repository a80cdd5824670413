package org.fieldwarden.detector.dl4j;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.fieldwarden.core.UsageException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The check at start-up that convolutions run on oneDNN. Without it the network gives the same results, but so slowly
 * that a county takes weeks, and nothing would say so.
 */
public final class SpeedCheck {

    /**
     * Far below what oneDNN does on one core (about 100 on a 2020s server, 20 and more on any machine with AVX2), so that
     * a loaded machine passes. The native library without oneDNN reaches 20 on that server; it is told by its build.
     */
    private static final double SLOWEST_GFLOPS = 6;

    private static final int SIDE_PX = 64;
    private static final int CHANNELS = 64;
    private static final int TRIES = 8;
    private static final String REMEDY = "start Fieldwarden with ./fieldwarden, or put nd4j-native with the classifier"
            + " linux-x86_64-onednn-avx2 (and no other) on the class path and set"
            + " -Dorg.eclipse.deeplearning4j.helpers.disable=false";

    private SpeedCheck() {}

    /**
     * Measures and refuses the slow path; takes about a tenth of a second after the native library is loaded.
     *
     * @return GFLOP/s of one convolution on the calling thread
     * @throws UsageException where convolutions do not run on oneDNN
     */
    public static double requireFast() {
        OneDnn.allow();
        if (!hasOneDnn()) {
            throw new UsageException("The native library runs without oneDNN, about 20 times too slow; " + REMEDY);
        }
        double gflops = measure();
        if (gflops < SLOWEST_GFLOPS) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "Convolutions run at %.1f GFLOP/s, far below the %.0f that oneDNN reaches anywhere; %s",
                    gflops,
                    SLOWEST_GFLOPS,
                    REMEDY));
        }
        return gflops;
    }

    private static boolean hasOneDnn() {
        try {
            // The order matters: asked first, the holder of the native library finds no library yet.
            return Nd4j.getEnvironment().helpersAllowed()
                    && NativeOpsHolder.getInstance()
                            .getDeviceNativeOps()
                            .buildInfo()
                            .contains("HAVE_ONEDNN");
        } catch (LinkageError e) {
            throw new UsageException("The native library for the network cannot be loaded (" + e + "); " + REMEDY);
        }
    }

    /** Best of several short tries, in the calling thread's own processor time, so that other load hardly counts. */
    static double measure() {
        try (INDArray input = Nd4j.ones(DataType.FLOAT, 1, SIDE_PX, SIDE_PX, CHANNELS);
                INDArray weights = Nd4j.ones(DataType.FLOAT, CHANNELS, CHANNELS, 3, 3);
                INDArray bias = Nd4j.zeros(DataType.FLOAT, CHANNELS);
                INDArray output = Nd4j.createUninitialized(DataType.FLOAT, 1, SIDE_PX, SIDE_PX, CHANNELS)) {
            OpContext context = Nd4j.getExecutioner().buildContext();
            context.setIArguments(3, 3, 1, 1, 0, 0, 1, 1, 1, 1, 1);
            context.setInputArrays(input, weights, bias);
            context.setOutputArrays(output);
            long best = Long.MAX_VALUE;
            for (int attempt = 0; attempt < TRIES; attempt++) {
                long start = processorNanos();
                Nd4j.exec(new Conv2D(), context);
                best = Math.min(best, Math.max(1, processorNanos() - start));
            }
            context.purge();
            return 2.0 * SIDE_PX * SIDE_PX * CHANNELS * CHANNELS * 9 / best;
        }
    }

    private static long processorNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
