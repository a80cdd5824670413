package org.fieldwarden.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.PixelScores;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What models/twin/parity.py wrote, against the network that detection runs. */
class TwinParityTest {

    private static final NetworkShape SHAPE = new NetworkShape(List.of(8, 10, 12, 14), List.of(8, 8, 6, 6, 4));
    private static final int HEIGHT = 48;
    private static final int WIDTH = 64;
    private static final int COVERS = 5;

    private static float[] twinLogits = {};
    private static float[] twinCovers = {};
    private static PixelScores scores = PixelScores.of(PixelWindow.atSize(0, 0, 1, 1), new float[1], new byte[1]);

    @BeforeAll
    static void scoreTheTwinsTiles() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int weights =
                SHAPE.tensors().stream().mapToInt(Convolution.Tensor::length).sum();
        NetworkWeights given = NetworkWeights.ofRow(SHAPE, file.asFloatBuffer().slice(0, weights));
        file.position(weights * Float.BYTES);
        OrthophotoTile baseline = tile(file);
        OrthophotoTile current = tile(file);
        twinLogits = floats(file, HEIGHT * WIDTH);
        twinCovers = floats(file, 2 * COVERS * HEIGHT / 2 * WIDTH / 2);
        assertThat(file.remaining()).isZero();
        ModelBundle bundle = ModelBundle.of(
                new BundleDescription(
                        new BundleDescription.Identity("parity", "1.0.0", LocalDate.of(2026, 1, 1)),
                        SHAPE,
                        GsdRange.ofMetres(0.3, 0.6),
                        new BundleDescription.Decision(Calibration.NONE, 0.5, 0.5),
                        "{}"),
                given);
        try (ChangeModels models = Dl4jChangeModels.of(bundle);
                ChangeModel model = models.newModel()) {
            scores = model.score(baseline, current);
        }
    }

    private static byte[] bytes() throws IOException {
        try (InputStream in = Objects.requireNonNull(TwinParityTest.class.getResourceAsStream("twin-parity.bin"))) {
            return in.readAllBytes();
        }
    }

    private static OrthophotoTile tile(ByteBuffer file) {
        byte[] rgb = new byte[HEIGHT * WIDTH * 3];
        file.get(rgb);
        boolean[] observed = new boolean[HEIGHT * WIDTH];
        Arrays.fill(observed, true);
        return OrthophotoTile.of(PixelWindow.atSize(0, 0, WIDTH, HEIGHT), rgb, observed);
    }

    private static float[] floats(ByteBuffer file, int count) {
        float[] values = new float[count];
        file.asFloatBuffer().get(values);
        file.position(file.position() + count * Float.BYTES);
        return values;
    }

    @Test
    void scoresAreThoseOfTheTwin() {
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                double twin = 1 / (1 + Math.exp(-twinLogits[row * WIDTH + column]));
                assertThat((double) scores.score(column, row))
                        .as("row %d, column %d", row, column)
                        .isCloseTo(twin, within(1e-4));
            }
        }
    }

    @Test
    void landCoversAreThoseOfTheTwin() {
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                assertThat(scores.baselineCover(column, row).channel()).isIn(best(0, column / 2, row / 2));
                assertThat(scores.currentCover(column, row).channel()).isIn(best(1, column / 2, row / 2));
            }
        }
    }

    /** The channels that are the greatest to within rounding. */
    private static List<Object> best(int date, int column, int row) {
        int plane = HEIGHT / 2 * WIDTH / 2;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int channel = 0; channel < COVERS; channel++) {
            greatest = Math.max(greatest, twinCovers[(date * COVERS + channel) * plane + row * WIDTH / 2 + column]);
        }
        List<Object> channels = new java.util.ArrayList<>();
        for (int channel = 0; channel < COVERS; channel++) {
            if (twinCovers[(date * COVERS + channel) * plane + row * WIDTH / 2 + column] > greatest - 1e-4) {
                channels.add(channel);
            }
        }
        return channels;
    }
}
