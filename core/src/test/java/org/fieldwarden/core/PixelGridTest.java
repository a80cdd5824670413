package org.fieldwarden.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;

class PixelGridTest {

    private static final PixelGrid NORTH_UP = new PixelGrid(
            CrsCode.epsg(4547), PixelToMap.northUp(500_000, 3_000_000, GroundSamplingDistance.ofMetres(0.2)), 100, 50);

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mapToPixelUndoesPixelToMapForRotatedGrids(long seed) {
        Random random = new Random(seed);
        double angle = random.nextDouble() * Math.PI * 2;
        double side = 0.05 + random.nextDouble();
        PixelToMap rotated = new PixelToMap(
                side * Math.cos(angle),
                side * Math.sin(angle),
                random.nextDouble() * 1e6,
                side * Math.sin(angle),
                -side * Math.cos(angle),
                random.nextDouble() * 4e6);
        double column = random.nextDouble() * 1e4;
        double row = random.nextDouble() * 1e4;

        Coordinate map = rotated.toMap(column, row);
        Coordinate pixel = rotated.toPixel(map.x, map.y);

        assertThat(pixel.x).as("seed %d", seed).isCloseTo(column, within(1e-4));
        assertThat(pixel.y).as("seed %d", seed).isCloseTo(row, within(1e-4));
        assertThat(rotated.pixelSide()).isCloseTo(side, within(1e-9));
    }

    @Test
    void theCornerOfThePixelIsMappedAndItsCentreLiesHalfAPixelFurther() {
        assertThat(NORTH_UP.pixelToMap().toMap(0, 0)).isEqualTo(new Coordinate(500_000, 3_000_000));
        Coordinate centre = NORTH_UP.pixelToMap().toMap(0.5, 0.5);
        assertThat(centre.x).isCloseTo(500_000.1, within(1e-9));
        assertThat(centre.y).isCloseTo(2_999_999.9, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void blocksCoverEachPixelExactlyOnce(long seed) {
        Random random = new Random(seed);
        PixelGrid grid =
                new PixelGrid(NORTH_UP.crs(), NORTH_UP.pixelToMap(), 1 + random.nextInt(200), 1 + random.nextInt(200));
        int[] covered = new int[(int) grid.pixels()];
        for (PixelWindow block : grid.blocks(1 + random.nextInt(70))) {
            for (int row = block.row(); row < block.endRow(); row++) {
                for (int column = block.column(); column < block.endColumn(); column++) {
                    covered[row * grid.width() + column]++;
                }
            }
        }
        assertThat(covered).as("seed %d", seed).containsOnly(1);
    }

    @Test
    void theAreaOfAWindowOnTheMapIsItsPixelsTimesThePixelArea() {
        PixelWindow window = PixelWindow.atSize(10, 5, 30, 20);
        assertThat(NORTH_UP.toMap(window).getArea()).isCloseTo(window.pixels() * NORTH_UP.pixelAreaM2(), within(1e-6));
        assertThat(NORTH_UP.gsd().metres()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void windowsWithoutPixelsAreRefused() {
        assertThatThrownBy(() -> PixelWindow.atSize(0, 0, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(PixelWindow.atSize(0, 0, 5, 5).intersection(PixelWindow.atSize(5, 0, 5, 5)))
                .isEmpty();
        assertThat(PixelWindow.atSize(0, 0, 5, 5).intersection(PixelWindow.atSize(3, 2, 5, 5)))
                .contains(PixelWindow.between(3, 2, 5, 5));
    }
}
