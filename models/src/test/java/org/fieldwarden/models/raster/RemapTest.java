package org.fieldwarden.models.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RemapTest {

    @Test
    void coloursAndLabelsComeFromTheSamePlace() {
        byte[] labels = new byte[64];
        float[] rgb = new float[192];
        for (int i = 0; i < 64; i++) {
            labels[i] = (byte) i;
            rgb[3 * i] = i;
        }
        Remap remap = new Remap(8);
        remap.shift(2, -1);

        assertThat(remap.labels(labels)[3 * 8 + 3]).isEqualTo((byte) (2 * 8 + 5));
        assertThat(remap.colours(rgb)[3 * (3 * 8 + 3)]).isEqualTo(2 * 8 + 5);
    }

    @Test
    void halfAPixelIsTheMeanOfTwo() {
        float[] rgb = new float[3 * 16];
        rgb[3 * 5] = 10;
        Remap remap = new Remap(4);
        remap.shift(0.5, 0);

        assertThat(remap.colours(rgb)[3 * 4]).isCloseTo(5, within(1e-5f));
        assertThat(remap.colours(rgb)[3 * 5]).isCloseTo(5, within(1e-5f));
    }

    @Test
    void polygonsCoverThePixelsWhoseCentreTheyHold() {
        Shape square = Shapes.polygon(new double[] {4, 8, 12, 8, 12, 16, 4, 16}, 0.25);
        Mask mask = Shapes.inside(6, List.of(square));

        assertThat(mask.count()).isEqualTo(4);
        assertThat(mask.at(2 * 6 + 1)).isTrue();
        assertThat(mask.at(3 * 6 + 2)).isTrue();
        assertThat(mask.at(3 * 6 + 3)).isFalse();
        assertThat(Shapes.coverage(6, Shapes.polygon(new double[] {1, 1, 2.5, 1, 2.5, 2, 1, 2}, 1))[6 + 2])
                .isCloseTo(0.5f, within(0.05f));
    }
}
