package org.fieldwarden.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.georef.ChangeTracer;
import org.fieldwarden.georef.TracedChanges;
import org.fieldwarden.georef.TracingSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to trace the polygons of 4096 x 4096 pixels in blocks of 1024, with about as much change as a month brings. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@State(Scope.Benchmark)
public class TracingBenchmark {

    private static final int SIDE = 4096;

    @Param({"40", "400"})
    private int changes;

    @Benchmark
    public TracedChanges trace() {
        PixelGrid grid = new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(500_000, 3_400_000, GroundSamplingDistance.ofMetres(0.2)),
                SIDE,
                SIDE);
        ChangeTracer tracer = new ChangeTracer(grid, TracingSettings.of(0.5f, new SquareMetres(8)));
        for (PixelWindow window : grid.blocks(1024)) {
            tracer.add(block(window));
        }
        return tracer.finish();
    }

    private ScoreBlock block(PixelWindow window) {
        byte[] scores = new byte[(int) window.pixels()];
        Random random = new Random(window.hashCode());
        for (int change = 0; change < changes / 16; change++) {
            int left = random.nextInt(window.width() - 80);
            int top = random.nextInt(window.height() - 80);
            for (int row = top; row < top + 60; row++) {
                for (int column = left; column < left + 80; column++) {
                    scores[row * window.width() + column] = ScoreBlock.encodeScore(0.9f);
                }
            }
        }
        return ScoreBlock.of(window, scores, new byte[scores.length]);
    }
}
