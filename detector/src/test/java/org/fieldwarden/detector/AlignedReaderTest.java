package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlignedReaderTest {

    private static final PixelGrid GRID = SceneOrthophoto.grid(300, 260);
    private static final SceneOrthophoto FLIGHT =
            SceneOrthophoto.of(GRID, GroundScene.textured(3), (column, row) -> Shift.ZERO);

    private static ShiftField field(ShiftNode.Trust trustOfMiddle) {
        List<ShiftNode> nodes = new ArrayList<>();
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 6; column++) {
                Shift shift = new Shift(Math.sin(column * 1.3 + row) * 3, Math.cos(row * 0.9 - column) * 2);
                ShiftNode.Trust trust = column == 2 && row == 2 ? trustOfMiddle : ShiftNode.Trust.MEASURED;
                nodes.add(new ShiftNode(shift, 0.1, trust, 4096));
            }
        }
        return ShiftField.of(GRID, 64, nodes);
    }

    static Stream<PixelWindow> cuts() {
        return Stream.of(
                PixelWindow.atSize(0, 0, 300, 260),
                PixelWindow.atSize(37, 51, 64, 80),
                PixelWindow.atSize(-20, -30, 100, 90),
                PixelWindow.atSize(127, 127, 2, 3),
                PixelWindow.atSize(250, 200, 90, 100));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void pixelsAreTheSameWhateverWindowCutsThem(PixelWindow cut) {
        AlignedReader reader = new AlignedReader(field(ShiftNode.Trust.NO_MATCH));
        SceneOrthophoto flight = FLIGHT.without((column, row) -> column % 97 == 5 && row % 41 == 7);

        OrthophotoTile whole = reader.read(flight, GRID, GRID.window().grown(120));

        assertThat(reader.read(flight, GRID, cut)).isEqualTo(whole.crop(cut));
    }

    @Test
    void groundAtAPositionIsFetchedFromThePositionPlusTheShift() {
        ShiftField field = ShiftField.constant(GRID, 64, new Shift(4, -3));

        OrthophotoTile tile = new AlignedReader(field).read(FLIGHT, GRID, PixelWindow.atSize(100, 100, 50, 40));

        OrthophotoTile source = FLIGHT.read(GRID, PixelWindow.atSize(104, 97, 50, 40));
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 50; column++) {
                assertThat(tile.value(column, row, 0)).isEqualTo(source.value(column, row, 0));
            }
        }
    }

    @Test
    void zeroFieldGivesTheSourceUnchanged() {
        ShiftField field = ShiftField.constant(GRID, 64, Shift.ZERO);
        PixelWindow window = PixelWindow.atSize(-5, 10, 120, 100);

        assertThat(field.isZero()).isTrue();
        assertThat(new AlignedReader(field).read(FLIGHT, GRID, window)).isEqualTo(FLIGHT.read(GRID, window));
    }

    @Test
    void nodataSpreadsByTheKernelAndNoFurther() {
        SceneOrthophoto flight = FLIGHT.without((column, row) -> column == 100 && row == 90);
        ShiftField field = ShiftField.constant(GRID, 64, new Shift(0.5, 0.5));

        OrthophotoTile tile = new AlignedReader(field).read(flight, GRID, PixelWindow.atSize(50, 50, 100, 100));

        assertThat(tile.observedPixels()).isEqualTo(100 * 100 - 4 * 4);
        assertThat(tile.observed(100 - 50, 90 - 50)).isFalse();
        assertThat(tile.observed(100 - 50 - 3, 90 - 50)).isTrue();
    }

    @Test
    void pixelsNearestToAnUnreliableNodeAreUnobserved() {
        AlignedReader reader = new AlignedReader(field(ShiftNode.Trust.NO_TEXTURE));

        OrthophotoTile tile = reader.read(FLIGHT, GRID, PixelWindow.atSize(80, 80, 100, 100));

        assertThat(tile.observedPixels()).isEqualTo(100 * 100 - 64 * 64);
        assertThat(tile.observed(128 - 80, 128 - 80)).isFalse();
        assertThat(tile.observed(95 - 80, 128 - 80)).isTrue();
    }

    @Test
    void anotherGridIsRefused() {
        AlignedReader reader = new AlignedReader(ShiftField.constant(GRID, 64, Shift.ZERO));
        PixelGrid other = SceneOrthophoto.grid(301, 260);

        assertThatThrownBy(() -> reader.read(FLIGHT, other, other.window()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another grid");
    }
}
