package org.fieldwarden.app;

import java.nio.file.Path;
import java.util.Random;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;
import org.fieldwarden.testimagery.scene.Epoch;
import org.fieldwarden.testimagery.scene.FlightConditions;
import org.fieldwarden.testimagery.scene.SceneComposer;
import org.fieldwarden.testimagery.scene.SceneRenderer;
import org.fieldwarden.testimagery.scene.SceneSettings;

/** A small rendered place with its two flights, 0.2 m pixels in EPSG:4547. */
public final class RenderedFlights {

    private static final double GSD = 0.2;

    private final SceneRenderer renderer;
    private final PixelGrid grid;

    public RenderedFlights(int sidePx) {
        double metres = sidePx * GSD;
        renderer = new SceneRenderer(
                SceneComposer.compose(new SceneSettings(3, metres, metres, 6, 0.7)),
                GSD,
                FlightConditions.drawn(new Random(1)),
                FlightConditions.drawn(new Random(2)));
        grid = new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(523_400, 3_391_600, GroundSamplingDistance.ofMetres(GSD)),
                sidePx,
                sidePx);
    }

    public PixelGrid grid() {
        return grid;
    }

    public SceneRenderer renderer() {
        return renderer;
    }

    public Path write(Epoch epoch, Path file) {
        GeoTiffWriter.write(file, grid, window -> renderer.render(epoch, window), Compression.JPEG);
        return file;
    }
}
