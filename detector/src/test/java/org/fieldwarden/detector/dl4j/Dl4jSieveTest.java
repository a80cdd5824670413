package org.fieldwarden.detector.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.Bundles;
import org.fieldwarden.detector.CellScores;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.ReferenceNetwork;
import org.fieldwarden.detector.Sieve;
import org.fieldwarden.detector.SieveShape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class Dl4jSieveTest {

    private static final NetworkWeights WEIGHTS = NetworkWeights.initialised(SieveShape.STANDARD, 5);
    private static final Dl4jSieves SIEVES = new Dl4jSieves(WEIGHTS);

    @AfterAll
    static void close() {
        SIEVES.close();
    }

    @Test
    void saysWhatThePlainLoopsSay() {
        PixelWindow window = PixelWindow.atSize(32, 16, 96, 64);
        OrthophotoTile baseline = Bundles.noise(window, 1);
        OrthophotoTile current = Bundles.noise(window, 2);
        ReferenceNetwork.Plane expected = new ReferenceNetwork(WEIGHTS).possible(baseline, current);
        try (Sieve sieve = SIEVES.newSieve()) {
            CellScores scores = sieve.scores(baseline, current);
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 6; column++) {
                    double score = 1 / (1 + Math.exp(-expected.at(row, column, 0)));
                    assertThat((double) scores.at(32 + 16 * column + 15, 16 + 16 * row))
                            .as("cell %d, %d", column, row)
                            .isCloseTo(score, within(1e-5));
                }
            }
        }
    }

    @Test
    void exchangingTheDatesChangesNothing() {
        PixelWindow window = PixelWindow.atSize(0, 0, 64, 64);
        OrthophotoTile one = Bundles.noise(window, 3);
        OrthophotoTile other = Bundles.noise(window, 4);
        try (Sieve sieve = SIEVES.newSieve()) {
            CellScores there = sieve.scores(one, other);
            CellScores back = sieve.scores(other, one);
            for (int at = 0; at < 64; at += 16) {
                assertThat(back.at(at, at)).isCloseTo(there.at(at, at), within(1e-6f));
            }
        }
    }

    @Test
    void whatLiesBeyondTheHaloHasNoSay() {
        PixelWindow wide = PixelWindow.atSize(0, 0, 288, 272);
        OrthophotoTile baseline = Bundles.noise(wide, 5);
        OrthophotoTile current = Bundles.noise(wide, 6);
        PixelWindow cell = PixelWindow.atSize(144, 112, 16, 16);
        PixelWindow part = cell.grown(Sieve.HALO_PX);
        try (Sieve sieve = SIEVES.newSieve()) {
            float whole = sieve.scores(baseline, current).at(144, 112);
            float cut = sieve.scores(baseline.crop(part), current.crop(part)).at(144, 112);
            assertThat(cut).isCloseTo(whole, within(1e-6f));
        }
    }

    @Test
    void refusesTilesOfDifferentGroundOrOffTheLattice() {
        OrthophotoTile tile = Bundles.noise(PixelWindow.atSize(0, 0, 32, 32), 1);
        OrthophotoTile beside = Bundles.noise(PixelWindow.atSize(32, 0, 32, 32), 1);
        OrthophotoTile off = Bundles.noise(PixelWindow.atSize(8, 0, 32, 32), 1);
        try (Sieve sieve = SIEVES.newSieve()) {
            assertThatThrownBy(() -> sieve.scores(tile, beside)).hasMessageContaining("different windows");
            assertThatThrownBy(() -> sieve.scores(off, off)).hasMessageContaining("not aligned");
        }
    }
}
