package org.fieldwarden.ingest.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GeoTiffWriterTest {

    private final PixelGrid grid = Scenes.grid(1.5, 2.25, 0.25, 1100, 700);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void unobservedPixelsComeBackUnobserved(Compression compression) {
        Path file = folder.resolve("flight.tif");
        GeoTiffWriter.write(file, grid, Scenes.noiseWithNodata(), compression);

        try (GeoTiffOrthophoto orthophoto = Scenes.open(file)) {
            OrthophotoTile expected = Scenes.noiseWithNodata().tile(grid.window());
            assertThat(orthophoto.read(grid, grid.window()).toObserved()).isEqualTo(expected.toObserved());
        }
    }

    @Test
    void deflateKeepsEveryPixel() {
        Path file = folder.resolve("flight.tif");
        GeoTiffWriter.write(file, grid, Scenes.noiseWithNodata(), Compression.DEFLATE);

        try (GeoTiffOrthophoto orthophoto = Scenes.open(file)) {
            assertThat(orthophoto.read(grid, grid.window()))
                    .isEqualTo(Scenes.noiseWithNodata().tile(grid.window()));
        }
    }

    @Test
    void jpegKeepsSmoothColours() {
        Path file = folder.resolve("flight.tif");
        TileSource smooth = window -> Scenes.tile(
                window, (column, row, band) -> (column / 8 + row / 8 + 40 * band) % 200, (column, row) -> true);
        GeoTiffWriter.write(file, grid, smooth, Compression.JPEG);

        try (GeoTiffOrthophoto orthophoto = Scenes.open(file)) {
            byte[] read = orthophoto.read(grid, grid.window()).toRgb();
            byte[] expected = smooth.tile(grid.window()).toRgb();
            double difference = 0;
            for (int index = 0; index < read.length; index++) {
                difference += Math.abs((read[index] & 0xff) - (expected[index] & 0xff));
            }
            assertThat(difference / read.length).isLessThan(2);
        }
    }

    @Test
    void equalPixelsGiveEqualBytes() throws IOException {
        GeoTiffWriter.write(folder.resolve("one.tif"), grid, Scenes.noise(), Compression.DEFLATE);
        GeoTiffWriter.write(folder.resolve("two.tif"), grid, Scenes.noise(), Compression.DEFLATE);

        assertThat(folder.resolve("one.tif")).hasSameBinaryContentAs(folder.resolve("two.tif"));
    }

    @Test
    void failingSourceLeavesNothingBehind() throws IOException {
        TileSource failing = window -> {
            throw new IllegalStateException("no pixels");
        };

        assertThatThrownBy(() -> GeoTiffWriter.write(folder.resolve("flight.tif"), grid, failing, Compression.DEFLATE))
                .hasMessage("no pixels");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void crsWithoutEpsgCodeIsNotWritten() {
        PixelGrid local = new PixelGrid(
                new CrsCode("LOCAL:1"), PixelToMap.northUp(0, 0, GroundSamplingDistance.ofMetres(1)), 10, 10);

        assertThatThrownBy(() ->
                        GeoTiffWriter.write(folder.resolve("flight.tif"), local, Scenes.noise(), Compression.DEFLATE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("EPSG");
    }
}
