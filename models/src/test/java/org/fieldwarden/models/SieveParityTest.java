package org.fieldwarden.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.CellScores;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.Sieve;
import org.fieldwarden.detector.SieveShape;
import org.fieldwarden.detector.dl4j.Dl4jSieves;
import org.junit.jupiter.api.Test;

/** What models/twin/parity.py wrote of the sieve, against the sieve that detection runs. */
class SieveParityTest {

    private static final int HEIGHT = 48;
    private static final int WIDTH = 64;

    @Test
    void scoresAreThoseOfTheTwin() throws IOException {
        byte[] tiles = bytes("twin-parity.bin");
        int end = tiles.length - 4 * (HEIGHT * WIDTH + 2 * 5 * HEIGHT / 2 * WIDTH / 2);
        int tile = HEIGHT * WIDTH * 3;
        FloatBuffer logits = ByteBuffer.wrap(bytes("sieve-parity.bin"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        assertThat(logits.remaining()).isEqualTo(12);
        try (Dl4jSieves sieves = new Dl4jSieves(weights());
                Sieve sieve = sieves.newSieve()) {
            CellScores scores = sieve.scores(tile(tiles, end - 2 * tile, end - tile), tile(tiles, end - tile, end));
            for (int cell = 0; cell < 12; cell++) {
                assertThat((double) scores.at(cell % 4 * 16, cell / 4 * 16))
                        .as("cell %d", cell)
                        .isCloseTo(1 / (1 + Math.exp(-logits.get(cell))), within(1e-4));
            }
        }
    }

    private static NetworkWeights weights() {
        FloatBuffer row = FloatBuffer.allocate(SieveShape.STANDARD.length());
        for (int index = 0; index < row.capacity(); index++) {
            row.put(index, (float) (0.15 * Math.sin(0.11 * index * index)));
        }
        return NetworkWeights.ofRow(SieveShape.STANDARD, row);
    }

    private static OrthophotoTile tile(byte[] file, int from, int to) {
        boolean[] observed = new boolean[HEIGHT * WIDTH];
        Arrays.fill(observed, true);
        return OrthophotoTile.of(PixelWindow.atSize(0, 0, WIDTH, HEIGHT), Arrays.copyOfRange(file, from, to), observed);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SieveParityTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
