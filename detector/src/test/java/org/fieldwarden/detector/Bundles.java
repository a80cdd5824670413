package org.fieldwarden.detector;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/** Small networks and seeded pixels for tests. */
public final class Bundles {

    /** A network of the full depth with few channels. */
    public static final NetworkShape TINY = new NetworkShape(List.of(8, 10, 12, 14), List.of(8, 8, 6, 6, 4));

    private Bundles() {}

    public static ModelBundle random(NetworkShape shape, long seed) {
        return ModelBundle.of(description(shape), NetworkWeights.initialised(shape, seed));
    }

    public static BundleDescription description(NetworkShape shape) {
        return new BundleDescription(
                new BundleDescription.Identity("test", "1", LocalDate.of(2026, 1, 31)),
                shape,
                GsdRange.ofMetres(0.2, 0.4),
                new BundleDescription.Decision(new Calibration(1.5, -0.25), 0.5, 0.7),
                "{\"data\":\"none\"}");
    }

    /** Seeded noise; every pixel observed. */
    public static OrthophotoTile noise(PixelWindow window, long seed) {
        Random random = new Random(seed);
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        random.nextBytes(rgb);
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        java.util.Arrays.fill(observed, true);
        return OrthophotoTile.of(window, rgb, observed);
    }
}
