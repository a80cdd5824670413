package org.fieldwarden.app.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;
import org.fieldwarden.testimagery.compose.KnownChanges.KnownChange;
import org.fieldwarden.testimagery.scene.Epoch;
import org.fieldwarden.testimagery.scene.FlightConditions;
import org.fieldwarden.testimagery.scene.FlightConditions.Air;
import org.fieldwarden.testimagery.scene.FlightConditions.Camera;
import org.fieldwarden.testimagery.scene.FlightConditions.ShiftDial;
import org.fieldwarden.testimagery.scene.FlightConditions.Sun;
import org.fieldwarden.testimagery.scene.Scene;
import org.fieldwarden.testimagery.scene.SceneComposer;
import org.fieldwarden.testimagery.scene.SceneRenderer;
import org.fieldwarden.testimagery.scene.SceneSettings;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Polygon;

/**
 * The demonstration's ground: a rendered village among fields in EPSG:4547, with its two flights, villages and true
 * changes. County, townships and villages are made up.
 */
final class DemoSite {

    private static final double GSD = 0.1;
    private static final int CHANGES = 42;

    private static final String[][] VILLAGES = {
        {"990101100201", "示范县", "河东镇", "柳林村"},
        {"990101101203", "示范县", "石桥乡", "上湾村"},
        {"990101101204", "示范县", "石桥乡", "下湾村"},
    };

    private final Scene scene;
    private final SceneRenderer renderer;
    private final PixelGrid grid;

    DemoSite(long seed, int sidePx) {
        scene = SceneComposer.compose(new SceneSettings(seed, sidePx * GSD, sidePx * GSD, CHANGES, 0.75));
        renderer = new SceneRenderer(scene, GSD, baselineConditions(), currentConditions(new Random(seed)));
        grid = new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(523_400, 3_391_600, GroundSamplingDistance.ofMetres(GSD)),
                sidePx,
                sidePx);
    }

    /** A clear morning late in summer. */
    private static FlightConditions baselineConditions() {
        return new FlightConditions(
                new Sun(128, 50),
                0.85,
                20_260_905,
                new Air(0.02, 0.34, 1.02, 0.015, 1),
                new Camera(0.05, -0.04, 0.6, 2, 88),
                ShiftDial.NONE);
    }

    /** A hazier noon a month later, harvested and ploughed, flown on another path. */
    private static FlightConditions currentConditions(Random random) {
        return new FlightConditions(
                new Sun(187, 41),
                0.45,
                20_261_005,
                new Air(0.08, 0.42, 0.97, -0.02, 1.05),
                new Camera(-0.06, 0.05, 0.75, 2.5, 80),
                new ShiftDial(1.4 + random.nextDouble(), -1.1 - random.nextDouble(), 1.2, 70));
    }

    PixelGrid grid() {
        return grid;
    }

    /** Writes both flights at once, tile by tile. */
    void writeFlights(Path baseline, Path current) {
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> write(Epoch.CURRENT, current));
        write(Epoch.BASELINE, baseline);
        try {
            second.join();
        } catch (CompletionException e) {
            // A full disk is the user's to put right, on whichever thread it showed.
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void write(Epoch epoch, Path file) {
        GeoTiffWriter.write(file, grid, window -> renderer.render(epoch, window), Compression.JPEG);
    }

    /** True changes in map coordinates. */
    List<Polygon> truth() {
        return scene.changes().stream().map(change -> toMap(change.outline())).toList();
    }

    /** Writes what is true as GeoJSON, longitude and latitude. */
    void writeTruth(Path file) {
        TruthFile.write(
                file,
                grid.crs(),
                scene.changes().stream()
                        .map(change -> new KnownChange(change.changed(), toMap(change.outline())))
                        .toList());
    }

    /** Writes the villages as GeoJSON, as a county would bring its own. */
    void writeVillages(Path file) {
        TruthFile villages = new TruthFile(grid.crs());
        for (int i = 0; i < VILLAGES.length; i++) {
            ObjectNode properties = JsonNodeFactory.instance.objectNode();
            properties.put("XZQDM", VILLAGES[i][0]);
            properties.put("XZQMC", VILLAGES[i][3]);
            properties.put("county", VILLAGES[i][1]);
            properties.put("township", VILLAGES[i][2]);
            properties.put("village", VILLAGES[i][3]);
            villages.add(toMap(scene.villages().get(i)), properties);
        }
        villages.write(file);
    }

    /** What layers of the site are drawn from. */
    DemoLayers layers() {
        return new DemoLayers(scene, grid.crs(), this::toMap);
    }

    private Polygon toMap(Polygon sceneMetres) {
        Polygon map = (Polygon) sceneMetres.copy();
        map.apply((CoordinateFilter) at -> at.setCoordinate(grid.pixelToMap().toMap(at.x / GSD, at.y / GSD)));
        map.geometryChanged();
        return map;
    }
}
