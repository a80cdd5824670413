package org.fieldwarden.app.cli;

import java.util.Optional;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.detector.ModelBundle;
import picocli.CommandLine.Mixin;

/** What flights are compared with: layers and rules, a model, and how. */
final class ComparisonOptions {

    @Mixin
    private final ScreeningOptions screening = new ScreeningOptions();

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Mixin
    private final DetectionOptions detection = new DetectionOptions();

    /** Layers and rules in a CRS; empty where none were given. */
    Optional<ScreeningMeans> screening(CrsCode crs) {
        return screening.read(crs);
    }

    /** Reads and checks the bundle; the engine is not started. */
    ModelBundle bundle() {
        return model.read();
    }

    /** Checks bundle and engine before the first pixel is scored. */
    ModelBundle readyBundle() {
        return model.load();
    }

    DetectionSettings settings() {
        return detection.settings();
    }
}
