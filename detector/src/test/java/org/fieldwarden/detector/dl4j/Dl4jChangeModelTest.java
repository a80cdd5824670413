package org.fieldwarden.detector.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.Bundles;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.PixelScores;
import org.fieldwarden.detector.ReferenceNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class Dl4jChangeModelTest {

    private static final ModelBundle BUNDLE = Bundles.random(Bundles.TINY, 7);
    private static final Dl4jChangeModels MODELS = Dl4jChangeModels.of(BUNDLE);
    private static final PixelWindow WINDOW = PixelWindow.atSize(16, -16, 48, 32);

    @AfterAll
    static void letGo() {
        MODELS.close();
    }

    @Test
    void agreesWithPlainLoops() {
        OrthophotoTile baseline = Bundles.noise(WINDOW, 1);
        OrthophotoTile current = Bundles.noise(WINDOW, 2);
        ReferenceNetwork.Logits expected = new ReferenceNetwork(BUNDLE.weights()).forward(baseline, current);
        Calibration calibration = BUNDLE.description().decision().calibration();

        PixelScores scores = score(baseline, current);

        double least = 1;
        double greatest = 0;
        for (int row = 0; row < WINDOW.height(); row++) {
            for (int column = 0; column < WINDOW.width(); column++) {
                double logit = expected.change().at(row, column, 0);
                assertThat((double) scores.score(column, row))
                        .isCloseTo(calibration.score((float) logit), within(1e-5));
                assertThat(scores.baselineCover(column, row).channel())
                        .isEqualTo(strongest(expected.baselineCover(), row / 2, column / 2));
                assertThat(scores.currentCover(column, row).channel())
                        .isEqualTo(strongest(expected.currentCover(), row / 2, column / 2));
                least = Math.min(least, scores.score(column, row));
                greatest = Math.max(greatest, scores.score(column, row));
            }
        }
        assertThat(greatest - least).as("the scores say something").isGreaterThan(0.02);
    }

    @Test
    void standardNetworkAgreesWithPlainLoops() {
        ModelBundle bundle = Bundles.random(NetworkShape.standard(), 3);
        PixelWindow window = PixelWindow.atSize(0, 0, 32, 16);
        OrthophotoTile baseline = Bundles.noise(window, 1);
        OrthophotoTile current = Bundles.noise(window, 2);
        ReferenceNetwork.Plane expected = new ReferenceNetwork(bundle.weights())
                .forward(baseline, current)
                .change();
        try (Dl4jChangeModels models = Dl4jChangeModels.of(bundle);
                ChangeModel model = models.newModel()) {
            PixelScores scores = model.score(baseline, current);
            for (int row = 0; row < 16; row++) {
                for (int column = 0; column < 32; column++) {
                    float wanted =
                            bundle.description().decision().calibration().score((float) expected.at(row, column, 0));
                    assertThat(scores.score(column, row)).isCloseTo(wanted, within(1e-4f));
                }
            }
        }
    }

    @Test
    void swappedDatesShowTheSameChangeAndSwappedLandCovers() {
        OrthophotoTile baseline = Bundles.noise(WINDOW, 1);
        OrthophotoTile current = Bundles.noise(WINDOW, 2);

        PixelScores forth = score(baseline, current);
        PixelScores back = score(current, baseline);

        for (int row = 0; row < WINDOW.height(); row++) {
            for (int column = 0; column < WINDOW.width(); column++) {
                assertThat(back.score(column, row)).isEqualTo(forth.score(column, row));
                assertThat(back.baselineCover(column, row)).isEqualTo(forth.currentCover(column, row));
                assertThat(back.currentCover(column, row)).isEqualTo(forth.baselineCover(column, row));
            }
        }
    }

    @Test
    void modelsThatShareWeightsAgreeAndRepeatThemselves() {
        OrthophotoTile baseline = Bundles.noise(WINDOW, 1);
        OrthophotoTile current = Bundles.noise(WINDOW, 2);
        try (ChangeModel first = MODELS.newModel();
                ChangeModel second = MODELS.newModel()) {
            PixelScores scores = first.score(baseline, current);
            assertThat(second.score(baseline, current)).isEqualTo(scores);
            PixelWindow other = PixelWindow.atSize(0, 0, 64, 64);
            first.score(Bundles.noise(other, 3), Bundles.noise(other, 4));
            assertThat(first.score(baseline, current)).isEqualTo(scores);
        }
    }

    @Test
    void pixelsBeyondTheHaloDoNotChangeTheScore() {
        PixelWindow window = PixelWindow.atSize(0, 0, 448, 16);
        OrthophotoTile baseline = Bundles.noise(window, 1);
        OrthophotoTile current = Bundles.noise(window, 2);
        int moved = 227;
        byte[] rgb = current.toRgb();
        for (int row = 0; row < 16; row++) {
            Arrays.fill(rgb, (row * 448 + moved) * 3, (row * 448 + moved + 1) * 3, (byte) 255);
        }
        OrthophotoTile changed = OrthophotoTile.of(window, rgb, current.toObserved());

        PixelScores before = score(baseline, current);
        PixelScores after = score(baseline, changed);

        int reach = 0;
        for (int column = 0; column < 448; column++) {
            for (int row = 0; row < 16; row++) {
                if (before.score(column, row) != after.score(column, row)) {
                    reach = Math.max(reach, Math.abs(column - moved));
                }
            }
        }
        assertThat(reach).isGreaterThan(8).isLessThan(NetworkShape.HALO_PX);
    }

    @Test
    void refusesTilesThatAreNotAligned() {
        PixelWindow odd = PixelWindow.atSize(4, 0, 16, 16);
        assertThatThrownBy(() -> score(Bundles.noise(odd, 1), Bundles.noise(odd, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aligned");
        assertThatThrownBy(() -> score(Bundles.noise(WINDOW, 1), Bundles.noise(odd, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different windows");
    }

    private static PixelScores score(OrthophotoTile baseline, OrthophotoTile current) {
        try (ChangeModel model = MODELS.newModel()) {
            return model.score(baseline, current);
        }
    }

    private static int strongest(ReferenceNetwork.Plane logits, int row, int column) {
        int best = 0;
        for (int channel = 1; channel < logits.channels(); channel++) {
            if (logits.at(row, column, channel) > logits.at(row, column, best)) {
                best = channel;
            }
        }
        return best;
    }
}
