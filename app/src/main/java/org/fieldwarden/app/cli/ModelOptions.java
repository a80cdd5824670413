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

    /** Whether the network looks only where the bundle's sieve finds change possible. */
    enum SieveUse {
        ON,
        OFF
    }

    @Option(
            names = "--sieve",
            paramLabel = "on|off",
            defaultValue = "on",
            description = "off: the network looks everywhere, not only where the bundle's sieve finds change possible;"
                    + " slower (default: ${DEFAULT-VALUE}).")
    private SieveUse sieve = SieveUse.ON;

    /** Where Fieldwarden is installed; the launcher says so. */
    static Path home() {
        return Path.of(System.getProperty("fieldwarden.home", "."));
    }

    /** Reads and checks the bundle; the engine is not started. */
    ModelBundle read() {
        ModelBundle bundle = ModelBundle.read(folder);
        return sieve == SieveUse.ON ? bundle : bundle.withoutSieve();
    }

    /** Checks bundle and engine before the first pixel is scored. */
    ModelBundle load() {
        ModelBundle bundle = read();
        SpeedCheck.requireFast();
        return bundle;
    }
}
