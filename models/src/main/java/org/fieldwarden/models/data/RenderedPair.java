package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.testimagery.scene.Epoch;
import org.fieldwarden.testimagery.scene.FlightConditions;
import org.fieldwarden.testimagery.scene.FlightConditions.ShiftDial;
import org.fieldwarden.testimagery.scene.Scene;
import org.fieldwarden.testimagery.scene.SceneComposer;
import org.fieldwarden.testimagery.scene.SceneLabels;
import org.fieldwarden.testimagery.scene.SceneRenderer;
import org.fieldwarden.testimagery.scene.SceneSettings;

/** A pair from a rendered scene: rendered twice as fine and averaged, as a finer flight is read by the detector. */
final class RenderedPair {

    private RenderedPair() {}

    static TrainingSample draw(int side, double gsd, Random random) {
        double metres = side * gsd;
        double hectares = metres * metres / 10_000;
        int changes = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt((int) Math.round(3 + hectares * 3));
        Scene scene = SceneComposer.compose(
                new SceneSettings(random.nextLong(), metres, metres, changes, 0.2 + 0.8 * random.nextDouble()));
        FlightConditions current = FlightConditions.drawn(random)
                .withShift(new ShiftDial(
                        random.nextGaussian() * 1.2,
                        random.nextGaussian() * 1.2,
                        random.nextDouble() * 1.2,
                        30 + random.nextDouble() * 60));
        SceneRenderer renderer = new SceneRenderer(scene, gsd / 2, FlightConditions.drawn(random), current);
        PixelWindow window = PixelWindow.atSize(0, 0, side * 2, side * 2);
        SceneLabels labels = renderer.label(window);
        return new TrainingSample(
                side,
                halved(renderer.render(Epoch.BASELINE, window), side),
                halved(renderer.render(Epoch.CURRENT, window), side),
                vote(labels.changed(), side),
                every(labels.baselineCover(), side),
                every(labels.currentCover(), side));
    }

    private static byte[] halved(OrthophotoTile tile, int side) {
        byte[] out = new byte[side * side * 3];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                for (int band = 0; band < 3; band++) {
                    int sum = tile.value(2 * column, 2 * row, band)
                            + tile.value(2 * column + 1, 2 * row, band)
                            + tile.value(2 * column, 2 * row + 1, band)
                            + tile.value(2 * column + 1, 2 * row + 1, band);
                    out[(row * side + column) * 3 + band] = (byte) ((sum + 2) / 4);
                }
            }
        }
        return out;
    }

    /** Changed where at least three of four fine pixels are, unchanged where none is, else left out. */
    private static byte[] vote(byte[] fine, int side) {
        byte[] out = new byte[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int at = 2 * row * 2 * side + 2 * column;
                int votes = fine[at] + fine[at + 1] + fine[at + 2 * side] + fine[at + 2 * side + 1];
                out[row * side + column] = votes >= 3 ? 1 : votes == 0 ? 0 : TrainingSample.IGNORE;
            }
        }
        return out;
    }

    private static byte[] every(byte[] fine, int side) {
        byte[] out = new byte[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                out[row * side + column] = fine[2 * row * 2 * side + 2 * column];
            }
        }
        return out;
    }
}
