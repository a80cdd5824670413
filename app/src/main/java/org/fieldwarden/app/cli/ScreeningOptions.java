package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What changes are laid on. */
final class ScreeningOptions {

    @Option(
            names = "--layers",
            paramLabel = "FILE",
            description =
                    "layers.yaml: farmland, permanent basic farmland, red line, approved land, villages, grid cells;"
                            + " the changes are screened with them (docs/formats/layers.md).")
    private @Nullable Path layers;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "rules.yaml: what makes a suspicion (default: the shipped rules; docs/formats/rules.md).")
    private @Nullable Path rules;

    /** Layers and rules in a CRS; empty where none were given. */
    Optional<ScreeningMeans> read(CrsCode crs) {
        if (layers == null) {
            if (rules != null) {
                throw new UsageException("--rules needs --layers: rules say nothing without layers.");
            }
            return Optional.empty();
        }
        return Optional.of(ScreeningMeans.read(layers, Optional.ofNullable(rules), crs));
    }
}
