package org.fieldwarden.app.cli;

import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.Georeference;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import picocli.CommandLine.Option;

/** How a pair is compared. */
final class DetectionOptions {

    @Option(
            names = "--min-area",
            paramLabel = "M2",
            defaultValue = "20",
            description = "Smallest change that is reported, square metres (default: ${DEFAULT-VALUE}).")
    private double minimumAreaM2;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads that score blocks (default: one for each core).")
    private int workers = DetectionSettings.DEFAULT.workers();

    @Option(
            names = "--block",
            paramLabel = "PIXELS",
            defaultValue = "1280",
            description = "Side of a block, a multiple of 8 from 256 to 4096 (default: ${DEFAULT-VALUE})."
                    + " Changes memory and speed, never the result.")
    private int blockPx;

    @Option(
            names = "--georeference",
            paramLabel = "checked|filled|trusted",
            defaultValue = "checked",
            description = "checked: the shift between the flights is measured, and ground where they do not match stays"
                    + " unobserved; filled: there the flights' georeference is believed; trusted: nothing is measured"
                    + " (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Georeference georeference;

    DetectionSettings settings() {
        try {
            return new DetectionSettings(blockPx, workers, new SquareMetres(minimumAreaM2), georeference);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ". See fieldwarden detect --help.");
        }
    }
}
