package org.fieldwarden.ingest.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CloudGeoTiffWriterTest {

    /** GDAL's own validator, where Debian's python3-gdal is installed. */
    private static final Path VALIDATOR =
            Path.of("/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_cloud_optimized_geotiff.py");

    private final PixelGrid grid = Scenes.grid(1.5, 2.25, 0.25, 1700, 1100);

    @TempDir
    private Path folder;

    private WrittenRaster write(Path file, TileSource pixels, Compression compression) {
        return CloudGeoTiffWriter.write(file, grid, pixels, compression, TileProgress.unwatched());
    }

    @Test
    void everyPixelComesBack() {
        Path file = folder.resolve("flight.tif");
        write(file, Scenes.noiseWithNodata(), Compression.DEFLATE);

        try (GeoTiffOrthophoto orthophoto = Scenes.open(file)) {
            assertThat(orthophoto.flight().grid()).isEqualTo(grid);
            assertThat(orthophoto.read(grid, grid.window()))
                    .isEqualTo(Scenes.noiseWithNodata().tile(grid.window()));
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void layoutIsThatOfACloudOptimizedGeoTiff(Compression compression) {
        Path file = folder.resolve("flight.tif");
        write(file, Scenes.noiseWithNodata(), compression);

        try (TiffFile tiff = TiffFile.open(file)) {
            List<TiffDirectory> directories = tiff.directories();
            assertThat(sizes(directories))
                    .containsExactly("1700 x 1100", "1700 x 1100", "850 x 550", "850 x 550", "425 x 275", "425 x 275");
            assertThat(directories.stream().map(one -> one.integer(TiffDirectory.NEW_SUBFILE_TYPE, -1)))
                    .containsExactly(0L, 4L, 1L, 5L, 1L, 5L);
            assertDataFollowSmallestFirst(directories);
        }
    }

    private static List<String> sizes(List<TiffDirectory> directories) {
        return directories.stream()
                .map(one ->
                        one.integer(TiffDirectory.IMAGE_WIDTH, 0) + " x " + one.integer(TiffDirectory.IMAGE_LENGTH, 0))
                .toList();
    }

    /** Image directories stand at even indexes; every tile lies behind all tiles of every smaller level. */
    private static void assertDataFollowSmallestFirst(List<TiffDirectory> directories) {
        long behind = 0;
        for (int index = directories.size() - 2; index >= 0; index -= 2) {
            long[] places = directories.get(index).integers(TiffDirectory.TILE_OFFSETS);
            long[] masks = directories.get(index + 1).integers(TiffDirectory.TILE_OFFSETS);
            long[] present = LongStream.concat(Arrays.stream(places), Arrays.stream(masks))
                    .filter(place -> place > 0)
                    .toArray();
            assertThat(Arrays.stream(present).min().orElseThrow()).isGreaterThan(behind);
            behind = Arrays.stream(present).max().orElseThrow();
        }
    }

    @Test
    void directoriesStandInFrontOfAllPixels() {
        Path file = folder.resolve("flight.tif");
        write(file, Scenes.noise(), Compression.DEFLATE);

        try (TiffFile tiff = TiffFile.open(file)) {
            assertThat(sizes(tiff.directories())).containsExactly("1700 x 1100", "850 x 550", "425 x 275");
            long first = tiff.directories().stream()
                    .flatMapToLong(one -> Arrays.stream(one.integers(TiffDirectory.TILE_OFFSETS)))
                    .min()
                    .orElseThrow();
            // The front holds header and directories; 27 tiles in three directories take less than 2 KiB.
            assertThat(first).isLessThan(2048);
        }
    }

    @ParameterizedTest
    @CsvSource({"DEFLATE,true", "DEFLATE,false", "JPEG,true", "JPEG,false"})
    void gdalFindsNothingToComplainAbout(Compression compression, String masked) throws Exception {
        assumeThat(VALIDATOR).as("GDAL's validator, package python3-gdal").exists();
        Path file = folder.resolve("flight.tif");
        write(file, masked.equals("true") ? sparse() : Scenes.noise(), compression);

        String said = run("/usr/bin/python3", VALIDATOR.toString(), "--full-check=yes", file.toString());

        assertThat(said).contains("is a valid cloud optimized GeoTIFF").doesNotContainIgnoringCase("warning");
    }

    /** Observed in a corner only, so that most tiles are left out. */
    private static TileSource sparse() {
        return window -> Scenes.tile(
                window,
                (column, row, band) -> column + row < 300 ? Scenes.hash(column, row, band) : 0,
                (column, row) -> column + row < 300);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void wholeTilesWithoutObservationAreLeftOut() {
        Path file = folder.resolve("flight.tif");
        WrittenRaster written = write(file, sparse(), Compression.DEFLATE);

        assertThat(written.observedPixels()).isEqualTo(300L * 301 / 2);
        try (TiffFile tiff = TiffFile.open(file);
                GeoTiffOrthophoto orthophoto = Scenes.open(file)) {
            long[] lengths = tiff.directories().get(0).integers(TiffDirectory.TILE_BYTE_COUNTS);
            assertThat(Arrays.stream(lengths).filter(length -> length > 0).count())
                    .isEqualTo(1);
            assertThat(orthophoto.read(grid, grid.window())).isEqualTo(sparse().tile(grid.window()));
        }
    }

    @Test
    void flightWithoutAnyObservationIsWritten() {
        Path file = folder.resolve("flight.tif");
        WrittenRaster written = write(file, OrthophotoTile::unobserved, Compression.DEFLATE);

        assertThat(written.observedPixels()).isZero();
        try (GeoTiffOrthophoto orthophoto = Scenes.open(file)) {
            assertThat(orthophoto.read(grid, grid.window()).observedPixels()).isZero();
        }
    }

    @Test
    void overviewIsTheMeanOfItsFourPixels() {
        Path file = folder.resolve("flight.tif");
        write(file, Scenes.noiseWithNodata(), Compression.DEFLATE);

        OrthophotoTile full = Scenes.noiseWithNodata().tile(grid.window());
        try (TiffDecoder decoder = new TiffDecoder(file)) {
            int[] read = decoder.decode(2, PixelWindow.atSize(0, 0, 850, 550)).getPixels(0, 0, 850, 550, (int[]) null);
            for (int row = 0; row < 550; row += 7) {
                for (int column = 0; column < 850; column += 11) {
                    int[] mean = mean(full, column, row);
                    if (mean.length == 3) {
                        int pixel = 3 * (row * 850 + column);
                        assertThat(new int[] {read[pixel], read[pixel + 1], read[pixel + 2]})
                                .as("column %s, row %s", column, row)
                                .isEqualTo(mean);
                    }
                }
            }
        }
    }

    /** Empty where fewer than two of the four pixels were observed. */
    private static int[] mean(OrthophotoTile full, int column, int row) {
        int[] sum = new int[3];
        int observed = 0;
        for (int index = 0; index < 4; index++) {
            int x = 2 * column + index % 2;
            int y = 2 * row + index / 2;
            if (full.observed(x, y)) {
                observed++;
                for (int band = 0; band < 3; band++) {
                    sum[band] += full.value(x, y, band);
                }
            }
        }
        int count = observed;
        return count < 2
                ? new int[0]
                : Arrays.stream(sum).map(one -> (one + count / 2) / count).toArray();
    }

    @Test
    void quicklookShowsTheWhole() {
        WrittenRaster written = write(folder.resolve("flight.tif"), Scenes.ramp(), Compression.DEFLATE);

        assertThat(written.quicklook().window()).isEqualTo(PixelWindow.atSize(0, 0, 425, 275));
        assertThat(written.quicklook().value(10, 20, 1)).isBetween(80, 83);
    }

    @Test
    void equalPixelsGiveEqualBytes() {
        write(folder.resolve("one.tif"), Scenes.noise(), Compression.DEFLATE);
        write(folder.resolve("two.tif"), Scenes.noise(), Compression.DEFLATE);

        assertThat(folder.resolve("one.tif")).hasSameBinaryContentAs(folder.resolve("two.tif"));
    }

    @Test
    void failingSourceLeavesNothingBehind() throws IOException {
        TileSource failing = window -> {
            if (window.row() > 0) {
                throw new IllegalStateException("no pixels");
            }
            return Scenes.noise().tile(window);
        };

        assertThatThrownBy(() -> write(folder.resolve("flight.tif"), failing, Compression.DEFLATE))
                .hasMessage("no pixels");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void progressEndsWithAllTiles() {
        List<Long> done = new ArrayList<>();
        CloudGeoTiffWriter.write(
                folder.resolve("flight.tif"), grid, Scenes.ramp(), Compression.DEFLATE, (tiles, all) -> {
                    assertThat(all).isEqualTo(12);
                    done.add(tiles);
                });

        assertThat(done).isSorted().endsWith(12L);
    }

    @Test
    void bigTiffHasTheSameDirectories() throws IOException {
        Path file = folder.resolve("big.tif");
        TiffDirectoryWriter directory = ImageTags.georeference(
                ImageTags.image(
                        ImageTags.raster(
                                new TiffDirectoryWriter(TiffFormat.BIG)
                                        .offsets(TiffDirectory.TILE_OFFSETS, 5_000_000_000L, 6_000_000_000L)
                                        .longs(TiffDirectory.TILE_BYTE_COUNTS, 1, 2),
                                700,
                                500,
                                512),
                        Compression.DEFLATE),
                Scenes.grid(0, 0, 0.5, 700, 500));
        byte[] bytes = new byte[16 + directory.length()];
        TiffFormat.BIG.header(16).get(bytes, 0, 16);
        directory.toBytes(16, 0).get(bytes, 16, directory.length());
        Files.write(file, bytes);

        try (TiffFile tiff = TiffFile.open(file)) {
            TiffDirectory read = tiff.directories().get(0);
            assertThat(read.integers(TiffDirectory.TILE_OFFSETS)).containsExactly(5_000_000_000L, 6_000_000_000L);
            assertThat(read.doubles(TiffDirectory.MODEL_PIXEL_SCALE)).containsExactly(0.5, 0.5, 0);
        }
    }
}
