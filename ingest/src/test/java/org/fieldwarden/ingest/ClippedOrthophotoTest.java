package org.fieldwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;
import org.fieldwarden.ingest.geotiff.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

final class ClippedOrthophotoTest {

    private static final CrsCode CRS = CrsCode.epsg(4547);

    private final PixelGrid grid = Scenes.grid(0, 0, 0.5, 300, 200);

    @TempDir
    private Path folder;

    /** 140 m wide and 90 m high in map metres, with a slanted side: pixels 10 to 290 and 10 to 190. */
    private static Geometry ground() throws ParseException {
        return new WKTReader()
                .read("POLYGON ((500005 2499995, 500145 2499995, 500145 2499950, 500005 2499905, 500005 2499995))");
    }

    @Test
    void onlyThatGroundIsObserved() throws ParseException {
        Path file = folder.resolve("flight.tif");
        GeoTiffWriter.write(file, grid, Scenes.noise(), Compression.DEFLATE);

        try (ClippedOrthophoto clipped = ClippedOrthophoto.of(Scenes.open(file), ground(), CRS)) {
            assertThat(clipped.flight().grid()).isEqualTo(Scenes.grid(5, -5, 0.5, 280, 180));
            OrthophotoTile tile = clipped.read(grid, grid.window());
            for (int row = 0; row < 200; row++) {
                for (int column = 0; column < 300; column++) {
                    boolean inside = column >= 10
                            && column < 290
                            && row >= 10
                            && row + 0.5 <= 190 - (column + 0.5 - 10) * 90 / 280;
                    assertThat(tile.observed(column, row))
                            .as("%s, %s", column, row)
                            .isEqualTo(inside);
                }
            }
            assertThat(tile.value(20, 20, 1))
                    .isEqualTo(Scenes.noise().tile(grid.window()).value(20, 20, 1));
        }
    }
}
