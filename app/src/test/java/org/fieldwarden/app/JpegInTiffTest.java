package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.fieldwarden.testimagery.scene.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the class path of the whole application, where any library could bring image readers of its own. */
final class JpegInTiffTest {

    @TempDir
    private Path folder;

    @Test
    void jpegInTiffIsReadInItsColours() {
        RenderedFlights flights = new RenderedFlights(600);
        PixelWindow window = PixelWindow.atSize(480, 470, 100, 90);
        OrthophotoTile written = flights.renderer().render(Epoch.BASELINE, PixelWindow.atSize(0, 0, 512, 512));
        Path file = flights.write(Epoch.BASELINE, folder.resolve("flight.tif"));

        try (GeoTiffOrthophoto read = GeoTiffOrthophoto.open(file, new FlightId("flight"), AcquisitionDate.UNKNOWN)) {
            OrthophotoTile across = read.read(flights.grid(), window);
            OrthophotoTile inside = read.read(flights.grid(), PixelWindow.atSize(0, 0, 512, 512));

            assertThat(across.observedPixels()).isEqualTo(window.pixels());
            for (int band = 0; band < 3; band++) {
                assertThat(meanDifference(written, inside, band)).isCloseTo(0, within(6.0));
            }
        }
    }

    private static double meanDifference(OrthophotoTile one, OrthophotoTile other, int band) {
        double sum = 0;
        for (int row = 0; row < 512; row++) {
            for (int column = 0; column < 512; column++) {
                sum += Math.abs(one.value(column, row, band) - other.value(column, row, band));
            }
        }
        return sum / (512 * 512);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi",
                "com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi",
                "com.github.jaiimageio.impl.plugins.tiff.TIFFImageReaderSpi"
            })
    void readersThatDoItWronglyAreAbsent(String reader) {
        assertThatThrownBy(() -> Class.forName(reader)).isInstanceOf(ClassNotFoundException.class);
    }
}
