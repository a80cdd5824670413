package org.fieldwarden.ingest.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldwarden.core.InputDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MosaicPartTest {

    @TempDir
    private Path folder;

    private Path sound() {
        Path file = folder.resolve("flight.tif");
        GeoTiffWriter.write(file, Scenes.grid(0, 0, 0.5, 600, 300), Scenes.ramp(), Compression.JPEG);
        return file;
    }

    /** Place of the second tile's frame header. */
    private static int frame(byte[] bytes) {
        int found = 0;
        for (int at = 0; at + 1 < bytes.length; at++) {
            if (bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xC0 && ++found == 2) {
                return at;
            }
        }
        throw new AssertionError("no frame");
    }

    @Test
    void tilesOfTheirOwnSizePass() {
        assertThat(MosaicPart.judge(sound()).grid().width()).isEqualTo(600);
    }

    @Test
    void tileThatClaimsMoreThanItsPlaceIsRefused() throws IOException {
        Path file = sound();
        byte[] bytes = Files.readAllBytes(file);
        int frame = frame(bytes);
        bytes[frame + 5] = (byte) 0xFF;
        bytes[frame + 7] = (byte) 0xFF;
        Files.write(file, bytes);

        assertThatThrownBy(() -> MosaicPart.judge(file))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("A JPEG tile claims 65280 x 65280 pixels inside a tile of 512 x 512");
    }

    @Test
    void tileWithoutFrameIsRefused() throws IOException {
        Path file = sound();
        byte[] bytes = Files.readAllBytes(file);
        bytes[8] = 0;
        Files.write(file, bytes);

        assertThatThrownBy(() -> MosaicPart.judge(file))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("does not begin as JPEG");
    }

    /** 81 megapixels in one strip: 243 MB decoded, and more as colours. */
    @Test
    void pieceThatWouldTakeTheMemoryIsRefused() throws IOException {
        Path file = TestTiff.sound(8, 8, 1)
                .longs(256, 9000)
                .longs(257, 9000)
                .longs(278, 9000)
                .shorts(259, 8)
                .write(folder.resolve("strip.tif"));

        assertThatThrownBy(() -> MosaicPart.judge(file))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("in pieces of 77 megapixels");
    }
}
