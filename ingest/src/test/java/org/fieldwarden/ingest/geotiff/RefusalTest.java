package org.fieldwarden.ingest.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.fieldwarden.core.InputDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RefusalTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> unusableFiles() {
        return Stream.of(
                Arguments.of("has no CRS", sound().without(34735)),
                Arguments.of("no georeference", sound().without(33550).without(33922)),
                Arguments.of(
                        "ground control points",
                        sound().without(33550)
                                .doubles(33922, 0, 0, 0, 500_000, 2_500_000, 0, 9, 9, 0, 500_010, 2_500_010, 0)),
                Arguments.of("geographic", sound().shorts(34735, 1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4490)),
                Arguments.of("EPSG:30999 is unknown", keys(30999)),
                Arguments.of("user-defined", keys(32767)),
                Arguments.of("not projected in metres", keys(2263)),
                Arguments.of("implausible", sound().doubles(33550, 0, 0, 0)),
                Arguments.of("implausible", sound().doubles(33550, Double.NaN, 1, 0)),
                Arguments.of("far outside", sound().doubles(33922, 0, 0, 0, 38_500_000, 2_500_000, 0)),
                Arguments.of("far outside", sound().doubles(33922, 0, 0, 0, 2_500_000, 500_000, 0)),
                Arguments.of("raster is empty", sound().longs(256, 0)),
                Arguments.of("more than 1,000,000", sound().longs(256, 2_000_000)),
                Arguments.of("more than 16384", sound().longs(322, 20_000).longs(323, 20_000)),
                Arguments.of(
                        "pieces of",
                        sound().longs(256, 900_000)
                                .longs(257, 900_000)
                                .shorts(259, 8)
                                .longs(278, 900_000)),
                Arguments.of("65000 bands", sound().shorts(277, 65_000)),
                Arguments.of("128 bits", sound().shorts(258, 128, 128, 128)),
                Arguments.of("Samples of 1 bits", sound().shorts(258, 1, 1, 1)),
                Arguments.of("different depths", sound().shorts(258, 8, 16, 8)),
                Arguments.of("what the fourth is", TestTiff.sound(64, 64, 4)),
                Arguments.of("palette", sound().shorts(262, 3)),
                Arguments.of("nodata value", sound().text(42113, "none")),
                Arguments.of("lists 1 of", sound().longs(278, 1)),
                Arguments.of("cut or damaged", sound().longs(279, 1_000_000)));
    }

    private static TestTiff sound() {
        return TestTiff.sound(64, 64, 3);
    }

    private static TestTiff keys(int projectedCrs) {
        return sound().shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, projectedCrs);
    }

    @ParameterizedTest
    @MethodSource("unusableFiles")
    void unusableFileIsRefusedWithTheReason(String reason, TestTiff tiff) throws IOException {
        Path file = tiff.write(folder.resolve("flight.tif"));

        assertRefused(file, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "34887,LERC",
        "50001,WEBP",
        "34925,LZMA",
        "50002,JPEG-XL",
        "34712,JPEG 2000",
        "4,CCITT Group 4",
        "999,number 999"
    })
    void unreadableCompressionIsRefusedByName(int tag, String name) throws IOException {
        assertRefused(sound().shorts(259, tag).write(folder.resolve("flight.tif")), name);
        assertRefused(sound().bigEndian().shorts(259, tag).write(folder.resolve("flight.tif")), name);
        assertRefused(sound().bigTiff().shorts(259, tag).write(folder.resolve("flight.tif")), name);
    }

    @Test
    void missingFileIsRefused() {
        assertRefused(folder.resolve("nowhere.tif"), "no such file");
    }

    @Test
    void folderIsRefused() {
        assertRefused(folder, "no such file");
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        assertRefused(Files.writeString(folder.resolve("flight.tif"), "PK\u0003\u0004 something else"), "not a TIFF");
        assertRefused(Files.writeString(folder.resolve("empty.tif"), ""), "not a TIFF");
    }

    @Test
    void fileCutAnywhereIsRefused() throws IOException {
        Path whole = folder.resolve("whole.tif");
        GeoTiffWriter.write(whole, Scenes.grid(0, 0, 0.5, 600, 600), Scenes.noiseWithNodata(), Compression.DEFLATE);
        byte[] bytes = Files.readAllBytes(whole);

        for (int percent = 5; percent < 100; percent += 5) {
            Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, bytes.length * percent / 100));

            assertRefused(cut, "cut or damaged");
        }
    }

    @Test
    void directoryLoopIsRefused() throws IOException {
        Path file = sound().write(folder.resolve("flight.tif"));
        byte[] bytes = Files.readAllBytes(file);
        int directory = 8 + 64 * 64 * 3;
        int entries = bytes[directory];
        System.arraycopy(bytes, 4, bytes, directory + 2 + 12 * entries, 4);

        assertRefused(Files.write(file, bytes), "loop");
    }

    @Test
    void damagedPixelsAreReportedWithTheirWindow() throws IOException {
        Path file = folder.resolve("damaged.tif");
        GeoTiffWriter.write(file, Scenes.grid(0, 0, 0.5, 600, 600), Scenes.noise(), Compression.DEFLATE);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 8, 4000, (byte) 0x55);
        Files.write(file, bytes);

        try (GeoTiffOrthophoto orthophoto = Scenes.open(file)) {
            assertThatThrownBy(() -> orthophoto.read(
                            orthophoto.flight().grid(),
                            orthophoto.flight().grid().window()))
                    .isInstanceOf(InputDataException.class)
                    .hasMessageContaining("[column 0, row 0, 512 x 512]")
                    .hasMessageContaining("damaged");
        }
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> Scenes.open(file))
                .isInstanceOfSatisfying(
                        InputDataException.class,
                        refusal -> assertThat(refusal.stage()).isEqualTo("open"))
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }
}
