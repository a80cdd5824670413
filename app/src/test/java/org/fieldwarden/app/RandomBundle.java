package org.fieldwarden.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.BundleDescription.Decision;
import org.fieldwarden.detector.BundleDescription.Identity;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.GsdRange;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;

/** A bundle of the real network that has learnt nothing: what it says means nothing, but it is always the same. */
public final class RandomBundle {

    private RandomBundle() {}

    /** A bundle for 0.2 to 0.62 m. */
    public static ModelBundle withThreshold(double threshold) {
        return ModelBundle.of(
                new BundleDescription(
                        new Identity("random", "1.0.0", LocalDate.of(2026, 1, 1)),
                        NetworkShape.standard(),
                        GsdRange.ofMetres(0.2, 0.62),
                        new Decision(Calibration.NONE, threshold, threshold),
                        "{}"),
                NetworkWeights.initialised(NetworkShape.standard(), 11));
    }

    /** Writes the bundle and gives its folder. */
    static Path write(double threshold, Path folder) {
        try {
            withThreshold(threshold).write(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder, e);
        }
    }
}
