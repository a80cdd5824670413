package org.fieldwarden.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.BundleDescription.Decision;
import org.fieldwarden.detector.BundleDescription.Identity;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.PixelScores;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.testimagery.scene.Epoch;

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

    /** A bundle that calls about a tenth of the first 256 x 256 pixels of these flights changed. */
    public static ModelBundle findingSomethingIn(RenderedFlights flights) {
        PixelWindow window = PixelWindow.atSize(0, 0, 256, 256);
        double[] scores = new double[Math.toIntExact(window.pixels())];
        try (ChangeModels models = Dl4jChangeModels.of(withThreshold(0.5));
                ChangeModel model = models.newModel()) {
            PixelScores found = model.score(
                    flights.renderer().render(Epoch.BASELINE, window),
                    flights.renderer().render(Epoch.CURRENT, window));
            for (int i = 0; i < scores.length; i++) {
                scores[i] = found.score(i % window.width(), i / window.width());
            }
        }
        Arrays.sort(scores);
        return withThreshold(scores[scores.length * 9 / 10]);
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
