package org.fieldwarden.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the catalogue lies. */
final class CatalogueOption {

    @Option(names = "--catalogue", required = true, paramLabel = "DIR", description = "Folder of the catalogue.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    Path folder() {
        return folder;
    }
}
