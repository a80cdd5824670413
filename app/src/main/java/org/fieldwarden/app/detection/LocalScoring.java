package org.fieldwarden.app.detection;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.detector.BlockResult;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.StoredScores;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;

/** Scores on threads of this process and keeps block results in the output folder. */
public final class LocalScoring implements BlockScoring {

    private final ModelBundle bundle;
    private final DetectionSettings settings;
    private final RunMeters meters;

    public LocalScoring(ModelBundle bundle, DetectionSettings settings, RunMeters meters) {
        this.bundle = bundle;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public StoredScores score(DetectionRequest request, PairScoring.AlignedPair pair, Consumer<BlockResult> results) {
        Path store = request.out().resolve(".blocks");
        try (ChangeModels models = Dl4jChangeModels.of(bundle)) {
            PairScoring scoring = new PairScoring(models, settings, meters);
            scoring.score(pair, store, results);
            return scoring.stored(pair, store);
        }
    }
}
