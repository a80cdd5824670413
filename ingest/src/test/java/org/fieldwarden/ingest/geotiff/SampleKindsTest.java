package org.fieldwarden.ingest.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.fieldwarden.core.OrthophotoTile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SampleKindsTest {

    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    private OrthophotoTile read(TestTiff tiff) throws IOException {
        try (GeoTiffOrthophoto orthophoto = Scenes.open(tiff.write(folder.resolve("flight.tif")))) {
            return orthophoto.read(
                    orthophoto.flight().grid(), orthophoto.flight().grid().window());
        }
    }

    private static TestTiff pattern(int bands) {
        return TestTiff.sound(SIDE, SIDE, bands).bytes(index -> index * 7 + 1, SIDE * SIDE * bands);
    }

    private static int stored(int bands, int column, int row, int band) {
        return ((row * SIDE + column) * bands + band) * 7 + 1 & 0xff;
    }

    @ParameterizedTest
    @CsvSource({"1,0,0,0", "2,0,0,0", "3,0,1,2", "4,0,1,2", "5,0,1,2", "10,0,1,2"})
    void firstThreeOrTheOnlyBandBecomeColours(int bands, int red, int green, int blue) throws IOException {
        int[] unspecified = new int[Math.max(0, bands - (bands < 3 ? 1 : 3))];
        OrthophotoTile tile =
                read(unspecified.length == 0 ? pattern(bands) : pattern(bands).shorts(338, unspecified));

        assertThat(tile.observedPixels()).isEqualTo(SIDE * SIDE);
        assertThat(tile.value(9, 5, 0)).isEqualTo(stored(bands, 9, 5, red));
        assertThat(tile.value(9, 5, 1)).isEqualTo(stored(bands, 9, 5, green));
        assertThat(tile.value(9, 5, 2)).isEqualTo(stored(bands, 9, 5, blue));
    }

    @ParameterizedTest
    @CsvSource({"2", "4"})
    void alphaBandTellsWhatWasObserved(int bands) throws IOException {
        TestTiff tiff = TestTiff.sound(SIDE, SIDE, bands)
                .shorts(338, 2)
                .bytes(
                        index -> index % bands == bands - 1 ? index / bands % 3 == 0 ? 0 : 255 : 50,
                        SIDE * SIDE * bands);

        OrthophotoTile tile = read(tiff);

        assertThat(tile.observed(0, 0)).isFalse();
        assertThat(tile.observed(1, 0)).isTrue();
        assertThat(tile.observed(3, 0)).isFalse();
        assertThat(tile.value(1, 0, 2)).isEqualTo(50);
    }

    @Test
    void aBandCalledAlphaThatHoldsReflectedLightHidesNothing() throws IOException {
        TestTiff tiff = TestTiff.sound(SIDE, SIDE, 4)
                .shorts(338, 2)
                .bytes(index -> index % 4 == 3 ? 26 + index / 4 % 180 : 50, SIDE * SIDE * 4);

        OrthophotoTile tile = read(tiff);

        assertThat(tile.observedPixels()).isEqualTo(SIDE * SIDE);
        assertThat(tile.value(3, 3, 0)).isEqualTo(50);
    }

    @Test
    void nodataIsWhereAllColoursHaveTheValue() throws IOException {
        TestTiff tiff = TestTiff.sound(SIDE, SIDE, 3)
                .text(42113, "255")
                .bytes(index -> index < 3 || index == 4 ? 255 : 9, SIDE * SIDE * 3);

        OrthophotoTile tile = read(tiff);

        assertThat(tile.observed(0, 0)).isFalse();
        assertThat(tile.observed(1, 0)).isTrue();
        assertThat(tile.observedPixels()).isEqualTo(SIDE * SIDE - 1);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void sixteenBitsAreScaledOncePerFlight(boolean bigEndian, boolean bigTiff) throws IOException {
        TestTiff tiff = TestTiff.sound(SIDE, SIDE, 3).shorts(258, 16, 16, 16).text(42113, "0");
        if (bigEndian) {
            tiff.bigEndian();
        }
        if (bigTiff) {
            tiff.bigTiff();
        }
        tiff.words(index -> index < 3 ? 0 : index == 5 ? 65_535 : 40_000 + index / 3 % 1001, SIDE * SIDE * 3);

        OrthophotoTile tile = read(tiff);

        assertThat(tile.observed(0, 0)).isFalse();
        assertThat(tile.value(1, 0, 2)).isEqualTo(255);
        int value = 500;
        assertThat((double) tile.value(value % SIDE, value / SIDE, 0)).isCloseTo(127.5, within(6.0));
        assertThat(tile.value(10, 0, 0)).isZero();
    }

    @Test
    void notANumberIsUnobserved() throws IOException {
        TestTiff tiff = TestTiff.sound(SIDE, SIDE, 1)
                .shorts(258, 32)
                .shorts(339, 3)
                .floats(index -> index % 5 == 0 ? Float.NaN : index / 4096.0, SIDE * SIDE);

        OrthophotoTile tile = read(tiff);

        assertThat(tile.observed(5, 0)).isFalse();
        assertThat(tile.observed(6, 0)).isTrue();
        assertThat(tile.value(2, 0, 0)).isLessThan(5);
        assertThat(tile.value(62, 63, 0)).isGreaterThan(250);
    }
}
