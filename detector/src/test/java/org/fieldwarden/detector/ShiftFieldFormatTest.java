package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.ShiftNode.Trust;
import org.junit.jupiter.api.Test;

class ShiftFieldFormatTest {

    private static final PixelGrid GRID = SceneOrthophoto.grid(200, 100);

    private static ShiftField field() {
        Random random = new Random(5);
        double[] awkward = {0.1, -0.0, Double.MIN_VALUE, 1.0 / 3, Math.nextDown(-64.0), Math.nextUp(2.5)};
        List<Trust> trusts = List.of(Trust.values());
        List<ShiftNode> nodes = new ArrayList<>();
        for (int node = 0; node < 15; node++) {
            Trust trust = trusts.get(node % trusts.size());
            Shift shift = new Shift(awkward[node % awkward.length], random.nextGaussian());
            nodes.add(new ShiftNode(shift, Math.abs(random.nextGaussian()), trust, random.nextInt(5000)));
        }
        return ShiftField.of(GRID, 50, nodes);
    }

    @Test
    void everyBitOfEveryNodeComesBack() {
        ShiftField field = field();

        ShiftField back =
                ShiftFieldFormat.decode(GRID, ShiftFieldFormat.encode(field)).orElseThrow();

        assertThat(back.text()).isEqualTo(field.text());
        assertThat(back.contentHash()).isEqualTo(field.contentHash());
        for (int row = 0; row < field.rows(); row++) {
            for (int column = 0; column < field.columns(); column++) {
                // Equality of records of doubles is equality of their bits, that of zeros included.
                assertThat(back.node(column, row)).isEqualTo(field.node(column, row));
            }
        }
    }

    @Test
    void equalFieldsHaveEqualBytes() {
        assertThat(ShiftFieldFormat.encode(field())).isEqualTo(ShiftFieldFormat.encode(field()));
    }

    @Test
    void cutBytesAnotherGridAndForeignBytesGiveNothing() {
        byte[] bytes = ShiftFieldFormat.encode(field());

        assertThat(ShiftFieldFormat.decode(SceneOrthophoto.grid(300, 100), bytes))
                .isEmpty();
        for (int length : new int[] {0, 3, 8, 20, bytes.length / 2}) {
            assertThat(ShiftFieldFormat.decode(GRID, Arrays.copyOf(bytes, length)))
                    .as("cut to %d bytes", length)
                    .isEmpty();
        }
        byte[] foreign = bytes.clone();
        foreign[0]++;
        assertThat(ShiftFieldFormat.decode(GRID, foreign)).isEmpty();
    }
}
