package org.fieldwarden.ingest.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fieldwarden.core.MetreRaster;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetreRasterWriterTest {

    private final PixelGrid grid = Scenes.grid(1.5, 2.25, 38.4, 33, 150);

    @TempDir
    private Path folder;

    private MetreRaster raster() {
        float[] metres = new float[33 * 150];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = i % 7 == 3 ? Float.NaN : i * 0.001f;
        }
        return MetreRaster.of(grid, metres);
    }

    @Test
    void everyLengthComesBackInItsPlace() throws IOException {
        Path file = folder.resolve("residual.tif");

        MetreRasterWriter.write(file, raster());

        Raster read = ImageIO.read(file.toFile()).getRaster();
        assertThat(read.getWidth()).isEqualTo(33);
        assertThat(read.getHeight()).isEqualTo(150);
        for (int row = 0; row < 150; row++) {
            for (int column = 0; column < 33; column++) {
                assertThat(read.getSampleFloat(column, row, 0)).isEqualTo(Float.valueOf(raster().metres(column, row)));
            }
        }
        assertThat(folder.toFile().list()).as("no temporary file is left").containsExactly("residual.tif");
    }

    @Test
    void theFileSaysWhereItLies() {
        Path file = folder.resolve("residual.tif");

        MetreRasterWriter.write(file, raster());

        try (GeoTiffOrthophoto read = Scenes.open(file)) {
            assertThat(read.flight().grid()).isEqualTo(grid);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("out"));

        assertThatThrownBy(() -> MetreRasterWriter.write(inTheWay.resolve("residual.tif"), raster()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Cannot write");
    }
}
