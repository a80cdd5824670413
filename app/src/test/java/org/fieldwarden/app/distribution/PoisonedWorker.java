package org.fieldwarden.app.distribution;

import java.io.IOException;
import java.nio.file.Path;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.PixelScores;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.detector.storage.FolderStorage;

/**
 * A worker with the real network whose process dies at once, as of a native crash, whenever it is to score the block that
 * holds the pixel named by the system properties {@code poison.column} and {@code poison.row}.
 */
final class PoisonedWorker {

    private PoisonedWorker() {}

    /** Works until it dies; arguments: bootstrap servers, store, bundle. */
    public static void main(String[] arguments) throws IOException {
        ModelBundle bundle = ModelBundle.read(Path.of(arguments[2]));
        try (ChangeModels models = Dl4jChangeModels.of(bundle)) {
            new BlockWorker(
                            new Cluster(arguments[0], FolderStorage.in(Path.of(arguments[1]))),
                            new Poisoned(models, Integer.getInteger("poison.column"), Integer.getInteger("poison.row")),
                            new WorkerSettings(2, WorkerSettings.DEFAULT_ATTEMPTS),
                            new RunMeters())
                    .run();
        }
        Runtime.getRuntime().halt(0);
    }

    private record Poisoned(ChangeModels sound, int column, int row) implements ChangeModels {

        @Override
        public ChangeModel newModel() {
            ChangeModel model = sound.newModel();
            return new ChangeModel() {
                @Override
                public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
                    if (core.contains(column, row)) {
                        Runtime.getRuntime().halt(134);
                    }
                    return model.score(baseline, current, core);
                }

                @Override
                public void close() {
                    model.close();
                }
            };
        }

        @Override
        public String bundleHash() {
            return sound.bundleHash();
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
