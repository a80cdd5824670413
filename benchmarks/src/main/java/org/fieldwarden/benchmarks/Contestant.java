package org.fieldwarden.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;

/**
 * One engine in one form; all forms use two cores.
 *
 * @param engine who computes
 * @param workers networks that run side by side, each in a thread of its own
 * @param threads of each network
 * @param size of a batch
 */
record Contestant(Engine engine, int workers, int threads, BatchSize size) {

    /** Who computes. */
    enum Engine {
        DL4J,
        ORT
    }

    private static final List<Integer> BATCHES = List.of(1, 2, 4);

    /** Ours with two workers, the peer with two workers and with one that has two threads; batches of 1, 2, 4 pairs. */
    static List<Contestant> all(int side) {
        List<Contestant> contestants = new ArrayList<>();
        for (int pairs : BATCHES) {
            BatchSize size = new BatchSize(pairs, side, side);
            contestants.add(new Contestant(Engine.DL4J, 2, 1, size));
            contestants.add(new Contestant(Engine.ORT, 2, 1, size));
            contestants.add(new Contestant(Engine.ORT, 1, 2, size));
        }
        return contestants;
    }

    /** For example {@code ort-2x1-b4}: two workers with one thread each, batches of four pairs. */
    String name() {
        return (engine == Engine.DL4J ? "dl4j" : "ort") + "-" + workers + "x" + threads + "-b" + size.pairs();
    }

    /** The workers, ready to run; the caller closes them. */
    Crew open(ModelBundle bundle) {
        float[] pixels = pixels(size);
        if (engine == Engine.DL4J) {
            Dl4jChangeModels models = Dl4jChangeModels.of(bundle);
            return new Crew(workers, () -> new Dl4jWorker(models.newNetwork(), size, pixels), models::close);
        }
        byte[] model = OnnxExport.of(bundle.weights(), size);
        return new Crew(workers, () -> new OrtWorker(model, threads, size, pixels), () -> {});
    }

    /** Weights are random: speed does not depend on them. */
    static ModelBundle randomBundle() {
        return ModelBundle.of(
                new BundleDescription(
                        new BundleDescription.Identity("random", "1", LocalDate.of(2026, 1, 1)),
                        NetworkShape.standard(),
                        GsdRange.ofMetres(0.2, 0.6),
                        new BundleDescription.Decision(Calibration.NONE, 0.5, 0.5),
                        "{}"),
                NetworkWeights.initialised(NetworkShape.standard(), 1));
    }

    /** Noise, scaled as the network wants it: 2 n x height x width x 3. */
    static float[] pixels(BatchSize size) {
        Random random = new Random(1);
        float[] pixels = new float[Math.toIntExact(6 * size.pixels())];
        for (int index = 0; index < pixels.length; index++) {
            pixels[index] = random.nextFloat() * 2 - 1;
        }
        return pixels;
    }
}
