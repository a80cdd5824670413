package org.fieldwarden.app.cli;

import java.nio.file.Path;
import org.fieldwarden.reporting.register.CaseRegister;
import picocli.CommandLine.Option;

/** Which register. */
final class RegisterOption {

    @Option(
            names = "--register",
            required = true,
            paramLabel = "FILE",
            description = "changes.gpkg of an output folder; of a catalogue the one in its folder register.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    Path file() {
        return file;
    }

    /** Opens its cases; the caller closes them. */
    CaseRegister open() {
        return CaseRegister.open(file);
    }
}
