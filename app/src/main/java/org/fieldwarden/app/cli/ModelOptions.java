package org.fieldwarden.app.cli;

import java.nio.file.Path;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.dl4j.SpeedCheck;
import picocli.CommandLine.Option;

/** Which model is used. */
final class ModelOptions {

    static final String SHIPPED = "models/bundles/village";

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Model bundle; default: the one shipped in " + SHIPPED + ".")
    private Path folder = home().resolve(SHIPPED);

    /** Where Fieldwarden is installed; the launcher says so. */
    static Path home() {
        return Path.of(System.getProperty("fieldwarden.home", "."));
    }

    /** Checks bundle and engine before the first pixel is read. */
    ModelBundle load() {
        ModelBundle bundle = ModelBundle.read(folder);
        SpeedCheck.requireFast();
        return bundle;
    }
}
