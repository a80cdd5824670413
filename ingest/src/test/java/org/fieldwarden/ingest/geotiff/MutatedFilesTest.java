package org.fieldwarden.ingest.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.PixelWindow;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that are cut or changed at seeded places are read or refused with a sentence; never anything else, and never out
 * of memory. A failure names file and seed.
 */
final class MutatedFilesTest {

    /** Numbers that overflow, wrap, point past the end, or ask for gigabytes. */
    private static final long[] HOSTILE = {
        0, 1, 8, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x1_0000, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, 0x4000_0000L
    };

    @TempDir
    private Path folder;

    static Stream<Arguments> soundFiles() {
        return Stream.of("classic-deflate", "classic-jpeg", "plain-strip", "big-endian", "big-tiff", "cloud", "16-bit")
                .map(Arguments::of);
    }

    private byte[] sound(String kind) throws IOException {
        Path file = folder.resolve("sound.tif");
        switch (kind) {
            case "classic-deflate" ->
                GeoTiffWriter.write(
                        file, Scenes.grid(0, 0, 0.5, 90, 70), Scenes.noiseWithNodata(), Compression.DEFLATE);
            case "classic-jpeg" ->
                GeoTiffWriter.write(file, Scenes.grid(0, 0, 0.5, 90, 70), Scenes.ramp(), Compression.JPEG);
            case "plain-strip" -> TestTiff.sound(40, 30, 3).write(file);
            case "big-endian" -> TestTiff.sound(40, 30, 3).bigEndian().write(file);
            case "big-tiff" ->
                TestTiff.sound(40, 30, 4).shorts(338, 2).bigTiff().write(file);
            case "16-bit" ->
                TestTiff.sound(40, 30, 3)
                        .shorts(258, 16, 16, 16)
                        .text(42113, "0")
                        .words(index -> index * 31 % 4000, 40 * 30 * 3)
                        .write(file);
            default ->
                CloudGeoTiffWriter.write(
                        file,
                        Scenes.grid(0, 0, 0.5, 700, 100),
                        Scenes.noiseWithNodata(),
                        Compression.DEFLATE,
                        TileProgress.unwatched());
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("soundFiles")
    void changedFileIsReadOrRefused(String kind) throws IOException {
        byte[] sound = sound(kind);
        List<Integer> places = structure(sound);
        int refused = 0;
        for (int seed = 0; seed < 250; seed++) {
            refused += isRefused(kind + ", seed " + seed, mutated(sound, places, new Random(seed))) ? 1 : 0;
        }
        assertThat(refused).isGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("soundFiles")
    void cutFileIsRefused(String kind) throws IOException {
        byte[] sound = withoutSlack(sound(kind));
        Random random = new Random(7);
        for (int cut = 0; cut < 60; cut++) {
            int length = cut < 20 ? cut : random.nextInt(sound.length - 1);
            assertThat(isRefused(kind + ", cut to " + length, Arrays.copyOf(sound, length)))
                    .isTrue();
        }
    }

    /** Handmade files end with bytes that nothing refers to; a file without those may be cut too. */
    private byte[] withoutSlack(byte[] sound) throws IOException {
        int length = sound.length;
        while (!isRefused("length " + length, Arrays.copyOf(sound, length - 1))) {
            length--;
        }
        return Arrays.copyOf(sound, length);
    }

    /** Bytes of directories and header: everything but pixels, where changes are cheap to survive. */
    private List<Integer> structure(byte[] sound) throws IOException {
        Path file = Files.write(folder.resolve("structure.tif"), sound);
        try (TiffFile tiff = TiffFile.open(file)) {
            TiffDirectory image = tiff.directories().get(0);
            boolean tiled = image.has(TiffDirectory.TILE_OFFSETS);
            long[] offsets = image.integers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
            long[] counts = image.integers(tiled ? TiffDirectory.TILE_BYTE_COUNTS : TiffDirectory.STRIP_BYTE_COUNTS);
            return IntStream.range(0, sound.length)
                    .filter(place -> IntStream.range(0, offsets.length)
                            .noneMatch(tile -> place >= offsets[tile] + 64 && place < offsets[tile] + counts[tile]))
                    .boxed()
                    .toList();
        }
    }

    private static byte[] mutated(byte[] sound, List<Integer> places, Random random) {
        byte[] bytes = sound.clone();
        ByteBuffer buffer =
                ByteBuffer.wrap(bytes).order(sound[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        for (int change = 0; change <= random.nextInt(3); change++) {
            int place = places.get(random.nextInt(places.size()));
            long hostile = HOSTILE[random.nextInt(HOSTILE.length)];
            switch (random.nextInt(4)) {
                case 0 -> bytes[place] = (byte) random.nextInt(256);
                case 1 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
                case 2 -> {
                    if (place + 2 <= bytes.length) {
                        buffer.putShort(place, (short) hostile);
                    }
                }
                default -> {
                    if (place + 4 <= bytes.length) {
                        buffer.putInt(place, (int) hostile);
                    }
                }
            }
        }
        return bytes;
    }

    private boolean isRefused(String what, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("mutated.tif"), bytes);
        try {
            MosaicPart part = MosaicPart.judge(file);
            try (FlightMosaic mosaic = FlightMosaic.of(List.of(part))) {
                int width = Math.min(600, mosaic.grid().width());
                int height = Math.min(600, mosaic.grid().height());
                mosaic.tile(PixelWindow.atSize(0, 0, width, height));
                mosaic.tile(PixelWindow.atSize(
                        mosaic.grid().width() - width, mosaic.grid().height() - height, width, height));
            }
            return false;
        } catch (InputDataException refusal) {
            assertThat(refusal.getMessage()).as(what).contains("mutated.tif");
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
    }
}
