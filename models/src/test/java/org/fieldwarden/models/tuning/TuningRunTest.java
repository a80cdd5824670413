package org.fieldwarden.models.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.PixelScores;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.detector.dl4j.NetworkTrainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network that takes every square laid on the ground for a change, and people who say: not the blue ones. */
final class TuningRunTest {

    private static final PaintedGround GROUND = new PaintedGround();

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static ModelBundle parent;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        NetworkShape shape = new NetworkShape(List.of(8, 8, 8, 8), List.of(8, 8, 8, 8, 8));
        Random random = new Random(5);
        try (NetworkTrainer trainer = NetworkTrainer.initialised(shape, 3)) {
            trainer.setLearningRate(4e-3);
            for (int step = 0; step < 120; step++) {
                trainer.fit(GROUND.everySquareChanged(random));
            }
            parent = bundle(trainer.weights());
        }
    }

    private static ModelBundle bundle(NetworkWeights weights) {
        return ModelBundle.of(
                new BundleDescription(
                        new BundleDescription.Identity("toy", "1.0.0", LocalDate.of(2026, 1, 1)),
                        (NetworkShape) weights.shape(),
                        GsdRange.ofMetres(0.2, 0.62),
                        new BundleDescription.Decision(Calibration.NONE, 0.5, 0.6),
                        "{}"),
                weights);
    }

    private static TuningPlan plan(long steps, double learningRate, TuningPlan.Pieces pieces) {
        return new TuningPlan(1, steps, learningRate, new TuningPlan.Rehearsal(2, 1), pieces);
    }

    private LocationCells cut(Path run) throws IOException {
        List<Verdict> verdicts = GROUND.verdicts();
        LocationCells cells = LocationCells.drawn(placed(verdicts), 1);
        Files.createDirectories(run.resolve("samples"));
        try (VerdictSamples samples = new VerdictSamples(run.resolve("samples"), 0.5, 1)) {
            samples.add(GROUND, verdicts, cells);
            samples.finish();
        }
        return cells;
    }

    private static List<LocationCells.Placed> placed(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> new LocationCells.Placed(GROUND.grid().crs(), verdict))
                .toList();
    }

    /** Mean score inside the squares of an outcome that were kept back. */
    private static double mean(ModelBundle bundle, LocationCells cells, Outcome outcome) {
        double sum = 0;
        int count = 0;
        try (ChangeModels models = Dl4jChangeModels.of(bundle);
                ChangeModel model = models.newModel()) {
            for (LocationCells.Placed placed : placed(GROUND.verdicts())) {
                if (placed.verdict().outcome() == outcome && cells.keepsBack(placed)) {
                    var middle = VerdictLabels.inPixels(placed.verdict(), GROUND.grid())
                            .getEnvelopeInternal()
                            .centre();
                    PixelWindow window = PixelWindow.atSize((int) middle.x - 64, (int) middle.y - 64, 128, 128);
                    PixelScores scores = model.score(GROUND.baseline(window), GROUND.current(window));
                    for (int i = 0; i < 20 * 20; i++) {
                        sum += scores.score(54 + i % 20, 54 + i / 20);
                        count++;
                    }
                }
            }
        }
        assertThat(count).as("squares kept back").isPositive();
        return sum / count;
    }

    @Test
    void refutedKindFallsSilentWhereNobodyLookedAndTheConfirmedKindStays() throws IOException {
        LocationCells cells = cut(folder);
        double blueBefore = mean(parent, cells, Outcome.REFUTED);
        assertThat(blueBefore).as("the parent takes tarpaulins for changes").isGreaterThan(0.7);
        assertThat(mean(parent, cells, Outcome.CONFIRMED)).isGreaterThan(0.7);

        NetworkWeights weights =
                new TuningRun(parent, plan(80, 4e-3, new TuningPlan.Pieces(4, 96)), folder).train((step, steps) -> {});

        assertThat(mean(bundle(weights), cells, Outcome.REFUTED)).isLessThan(blueBefore / 2);
        assertThat(mean(bundle(weights), cells, Outcome.CONFIRMED)).isGreaterThan(0.6);
    }

    @Test
    void killedRunEndsWithTheWeightsOfOneThatWasNot() throws IOException {
        TuningPlan plan = plan(54, 1e-3, new TuningPlan.Pieces(2, 64));
        cut(folder.resolve("whole"));
        cut(folder.resolve("killed"));
        NetworkWeights whole = new TuningRun(parent, plan, folder.resolve("whole")).train((step, steps) -> {});

        assertThatThrownBy(() -> new TuningRun(parent, plan, folder.resolve("killed")).train((step, steps) -> {
                    if (step == 53) {
                        throw new IllegalStateException("power cut");
                    }
                }))
                .hasMessage("power cut");
        assertThat(folder.resolve("killed/average-50")).isDirectory();
        NetworkWeights resumed = new TuningRun(parent, plan, folder.resolve("killed")).train((step, steps) -> {});

        assertThat(resumed.equals(whole)).isTrue();
        assertThat(resumed.equals(parent.weights())).isFalse();
    }

    @Test
    void runWithoutAnySampleSaysSo() throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        try (VerdictSamples samples = new VerdictSamples(folder.resolve("samples"), 0.5, 1)) {
            samples.finish();
        }

        assertThatThrownBy(() -> new TuningRun(parent, plan(5, 1e-3, new TuningPlan.Pieces(2, 64)), folder)
                        .train((step, steps) -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no verdict left");
    }
}
