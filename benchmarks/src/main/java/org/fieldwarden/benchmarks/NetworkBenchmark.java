package org.fieldwarden.benchmarks;

import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.PixelScores;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Pairs of tiles that the network scores in a second, one model for each of two threads. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Xmx1g",
            "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
            "-Dorg.bytedeco.javacpp.maxbytes=4g",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"
        })
@Threads(2)
public class NetworkBenchmark {

    /** Weights are random: speed does not depend on them. */
    @State(Scope.Benchmark)
    public static class Weights {

        private final ChangeModels models = Dl4jChangeModels.of(ModelBundle.of(
                new BundleDescription(
                        new BundleDescription.Identity("random", "1", LocalDate.of(2026, 1, 1)),
                        NetworkShape.standard(),
                        GsdRange.ofMetres(0.2, 0.6),
                        new BundleDescription.Decision(Calibration.NONE, 0.5, 0.5),
                        "{}"),
                NetworkWeights.initialised(NetworkShape.standard(), 1)));

        @TearDown
        public void close() {
            models.close();
        }
    }

    /** One worker with its tiles. */
    @State(Scope.Thread)
    public static class Worker {

        @Param({"256", "640"})
        private int side;

        @SuppressWarnings("NullAway.Init") // set before the first call
        private ChangeModel model;

        @SuppressWarnings("NullAway.Init") // set before the first call
        private OrthophotoTile baseline;

        @SuppressWarnings("NullAway.Init") // set before the first call
        private OrthophotoTile current;

        @Setup(Level.Trial)
        public void open(Weights weights) {
            model = weights.models.newModel();
            baseline = tile(new Random(1));
            current = tile(new Random(2));
        }

        private OrthophotoTile tile(Random random) {
            byte[] rgb = new byte[side * side * 3];
            random.nextBytes(rgb);
            boolean[] observed = new boolean[side * side];
            java.util.Arrays.fill(observed, true);
            return OrthophotoTile.of(PixelWindow.atSize(0, 0, side, side), rgb, observed);
        }

        @TearDown(Level.Trial)
        public void close() {
            model.close();
        }
    }

    @Benchmark
    public PixelScores score(Worker worker) {
        return worker.model.score(worker.baseline, worker.current);
    }
}
