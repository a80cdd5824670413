package org.fieldwarden.ingest.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeoTiffOrthophotoTest {

    @TempDir
    private Path folder;

    private GeoTiffOrthophoto written(PixelGrid grid, TileSource pixels) {
        Path file = folder.resolve("flight.tif");
        GeoTiffWriter.write(file, grid, pixels, Compression.DEFLATE);
        return Scenes.open(file);
    }

    @Test
    void ownGridGivesTheStoredPixels() {
        PixelGrid grid = Scenes.grid(0.07, 0.03, 0.13, 700, 530);
        try (GeoTiffOrthophoto orthophoto = written(grid, Scenes.noise())) {
            assertThat(orthophoto.flight().grid()).isEqualTo(grid);
            assertThat(orthophoto.read(grid, grid.window()))
                    .isEqualTo(Scenes.noise().tile(grid.window()));
        }
    }

    @Test
    void outsideIsUnobserved() {
        PixelGrid grid = Scenes.grid(0, 0, 0.5, 100, 80);
        try (GeoTiffOrthophoto orthophoto = written(grid, Scenes.noise())) {
            OrthophotoTile tile = orthophoto.read(grid, grid.window().grown(10));

            assertThat(tile.observedPixels()).isEqualTo(grid.pixels());
            assertThat(tile.crop(grid.window())).isEqualTo(Scenes.noise().tile(grid.window()));
            assertThat(orthophoto.read(grid, PixelWindow.atSize(5000, 0, 8, 8)).observedPixels())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void alignedCoarserGridGivesExactMeans(int factor) {
        PixelGrid grid = Scenes.grid(0, 0, 0.1, 300, 300);
        PixelGrid coarser = Scenes.grid(0, 0, 0.1 * factor, 300 / factor, 300 / factor);
        OrthophotoTile fine = Scenes.noise().tile(grid.window());
        try (GeoTiffOrthophoto orthophoto = written(grid, Scenes.noise())) {
            OrthophotoTile tile = orthophoto.read(coarser, coarser.window());

            assertThat(tile.observedPixels()).isEqualTo(coarser.pixels());
            for (int row = 0; row < coarser.height(); row++) {
                for (int column = 0; column < coarser.width(); column++) {
                    int sum = 0;
                    for (int index = 0; index < factor * factor; index++) {
                        sum += fine.value(column * factor + index % factor, row * factor + index / factor, 1);
                    }
                    int mean = (2 * sum + factor * factor) / (2 * factor * factor);
                    assertThat(tile.value(column, row, 1)).isEqualTo(mean);
                }
            }
        }
    }

    @Test
    void halfPixelShiftIsTheMeanOfTwoPixels() {
        PixelGrid grid = Scenes.grid(0, 0, 0.5, 64, 64);
        OrthophotoTile stored = Scenes.noise().tile(grid.window());
        try (GeoTiffOrthophoto orthophoto = written(grid, Scenes.noise())) {
            OrthophotoTile shifted =
                    orthophoto.read(Scenes.grid(0.25, 0, 0.5, 63, 64), PixelWindow.atSize(0, 0, 63, 64));

            assertThat(shifted.value(10, 20, 0)).isEqualTo((stored.value(10, 20, 0) + stored.value(11, 20, 0) + 1) / 2);
        }
    }

    static List<PixelGrid> workingGrids() {
        PixelToMap turned = new PixelToMap(0.4, 0.3, 499_990, 0.3, -0.4, 2_500_010);
        return List.of(
                Scenes.grid(0.31, 0.17, 0.5, 250, 250),
                Scenes.grid(-7, 9, 0.77, 200, 190),
                Scenes.grid(-3, 2, 0.2, 600, 400),
                new PixelGrid(Scenes.CGCS2000_114E, turned, 300, 260),
                inZone38(0.6));
    }

    /** The same ground in the neighbouring zone's projection. */
    private static PixelGrid inZone38(double gsd) {
        CrsCode other = CrsCode.epsg(4546);
        var corner = CrsTransform.find(Scenes.CGCS2000_114E, other)
                .orElseThrow()
                .transform(new org.locationtech.jts.geom.Coordinate(499_990, 2_500_020))
                .orElseThrow();
        return new PixelGrid(
                other, PixelToMap.northUp(corner.x, corner.y, GroundSamplingDistance.ofMetres(gsd)), 300, 300);
    }

    @ParameterizedTest
    @MethodSource("workingGrids")
    void cuttingIntoWindowsDoesNotChangeAPixel(PixelGrid grid) {
        Random random = new Random(20261005);
        try (GeoTiffOrthophoto orthophoto = written(Scenes.grid(0, 0, 0.3, 400, 380), Scenes.noiseWithNodata())) {
            OrthophotoTile whole = orthophoto.read(grid, grid.window());

            assertThat(whole.observedPixels()).isGreaterThan(1000);
            for (int count = 0; count < 40; count++) {
                int column = random.nextInt(grid.width() - 1);
                int row = random.nextInt(grid.height() - 1);
                PixelWindow window = PixelWindow.atSize(
                        column,
                        row,
                        1 + random.nextInt(grid.width() - column),
                        1 + random.nextInt(grid.height() - row));
                assertThat(orthophoto.read(grid, window)).as("%s", window).isEqualTo(whole.crop(window));
            }
        }
    }

    @Test
    void anotherProjectionShowsTheSamePlace() {
        PixelGrid source = Scenes.grid(0, 0, 0.5, 250, 250);
        PixelGrid other = inZone38(0.5);
        CrsTransform back = CrsTransform.find(other.crs(), source.crs()).orElseThrow();
        try (GeoTiffOrthophoto orthophoto = written(source, Scenes.ramp())) {
            OrthophotoTile tile = orthophoto.read(other, other.window());

            int compared = 0;
            for (int index = 0; index < 300 * 300; index += 37) {
                int column = index % 300;
                int row = index / 300;
                if (tile.observed(column, row)) {
                    var place = other.pixelToMap().toMap(column + 0.5, row + 0.5);
                    var map = back.transform(place).orElseThrow();
                    var pixel = source.pixelToMap().toPixel(map.x, map.y);
                    if (pixel.x > 2 && pixel.y > 2 && pixel.x < 248 && pixel.y < 248) {
                        assertThat((double) tile.value(column, row, 0)).isCloseTo(pixel.x - 0.5, within(0.51));
                        assertThat((double) tile.value(column, row, 1)).isCloseTo(pixel.y - 0.5, within(0.51));
                        compared++;
                    }
                }
            }
            assertThat(compared).isGreaterThan(500);
        }
    }

    @Test
    void rotatedFileShowsTheSamePlace() {
        PixelToMap turned = new PixelToMap(0.4, 0.3, 500_000, 0.3, -0.4, 2_500_000);
        PixelGrid source = new PixelGrid(Scenes.CGCS2000_114E, turned, 200, 200);
        PixelGrid northUp = Scenes.grid(40, 20, 0.5, 100, 60);
        try (GeoTiffOrthophoto orthophoto = written(source, Scenes.ramp())) {
            OrthophotoTile tile = orthophoto.read(northUp, northUp.window());

            var place = northUp.pixelToMap().toMap(50.5, 30.5);
            var pixel = turned.toPixel(place.x, place.y);
            assertThat(orthophoto.flight().grid()).isEqualTo(source);
            assertThat((double) tile.value(50, 30, 0)).isCloseTo(pixel.x - 0.5, within(0.51));
            assertThat((double) tile.value(50, 30, 1)).isCloseTo(pixel.y - 0.5, within(0.51));
        }
    }

    @Test
    void severalThreadsReadTheSamePixels() throws Exception {
        PixelGrid grid = Scenes.grid(0.1, 0.1, 0.4, 1000, 900);
        try (GeoTiffOrthophoto orthophoto = written(Scenes.grid(0, 0, 0.3, 1300, 1200), Scenes.noise())) {
            List<OrthophotoTile> alone = grid.blocks(200).stream()
                    .map(block -> orthophoto.read(grid, block))
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try (GeoTiffOrthophoto fresh = Scenes.open(orthophoto.file())) {
                List<Future<OrthophotoTile>> together = grid.blocks(200).stream()
                        .map(block -> threads.submit(() -> fresh.read(grid, block)))
                        .toList();
                for (int index = 0; index < alone.size(); index++) {
                    assertThat(together.get(index).get()).isEqualTo(alone.get(index));
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void pixelIsPointFileIsShiftedByHalfAPixel() throws IOException {
        Path file = TestTiff.sound(64, 64, 3)
                .shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 2, 3072, 0, 1, 4547)
                .write(folder.resolve("point.tif"));
        try (GeoTiffOrthophoto orthophoto = Scenes.open(file)) {
            assertThat(orthophoto.flight().grid().pixelToMap().toMap(0.5, 0.5).x)
                    .isEqualTo(500_000);
            assertThat(orthophoto.flight().grid().pixelToMap().toMap(0.5, 0.5).y)
                    .isEqualTo(2_500_000);
        }
    }

    @Test
    void spelledOutCrsIsFoundInTheRegistry() throws IOException {
        Path file = TestTiff.sound(64, 64, 3)
                .shorts(
                        34735, 1, 1, 0, 10, 1024, 0, 1, 1, 1025, 0, 1, 1, 2048, 0, 1, 4490, 3072, 0, 1, 32767, 3074, 0,
                        1, 32767, 3075, 0, 1, 1, 3076, 0, 1, 9001, 3080, 34736, 1, 0, 3082, 34736, 1, 1, 3092, 34736, 1,
                        2)
                .doubles(34736, 114, 500_000, 1)
                .write(folder.resolve("spelled.tif"));
        try (GeoTiffOrthophoto orthophoto = Scenes.open(file)) {
            assertThat(orthophoto.flight().grid().crs()).isEqualTo(Scenes.CGCS2000_114E);
        }
    }
}
