package org.fieldwarden.app.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
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
import org.fieldwarden.testimagery.scene.Sequel;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Polygon;

/**
 * The demonstration's ground: a rendered village among fields in EPSG:4547, with its three flights, villages and true
 * changes. County, townships and villages are made up.
 */
final class DemoSite {

    private static final double GSD = 0.1;
    private static final int CHANGES = 42;

    /** A month later two of the new buildings are demolished and one is built on to; some more happens elsewhere. */
    private static final Sequel SEQUEL = new Sequel(2, 1, 6);

    private static final String[][] VILLAGES = {
        {"990101100201", "示范县", "河东镇", "柳林村"},
        {"990101101203", "示范县", "石桥乡", "上湾村"},
        {"990101101204", "示范县", "石桥乡", "下湾村"},
    };

    private final Scene first;
    private final Scene second;
    private final SceneRenderer firstRenderer;
    private final SceneRenderer secondRenderer;
    private final PixelGrid grid;

    DemoSite(long seed, int sidePx) {
        List<Scene> scenes =
                SceneComposer.compose(new SceneSettings(seed, sidePx * GSD, sidePx * GSD, CHANGES, 0.75), SEQUEL);
        first = scenes.get(0);
        second = scenes.get(1);
        FlightConditions october = currentConditions(new Random(seed));
        firstRenderer = new SceneRenderer(first, GSD, baselineConditions(), october);
        secondRenderer = new SceneRenderer(second, GSD, october, laterConditions(new Random(seed + 1)));
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

    /** A clear day late in autumn with a low sun. */
    private static FlightConditions laterConditions(Random random) {
        return new FlightConditions(
                new Sun(172, 34),
                0.3,
                20_261_105,
                new Air(0.04, 0.38, 1.01, 0.01, 0.98),
                new Camera(0.04, 0.06, 0.65, 2, 85),
                new ShiftDial(-0.9 - random.nextDouble(), 0.7 + random.nextDouble(), 1, 90));
    }

    PixelGrid grid() {
        return grid;
    }

    /**
     * The flights of the demonstration.
     *
     * @param file GeoTIFF
     * @param flownOn made-up day
     */
    record DemoFlight(Path file, LocalDate flownOn) {}

    /** Writes the three flights at once, tile by tile, oldest first. */
    List<DemoFlight> writeFlights(Path folder) {
        List<DemoFlight> flights = Stream.of(
                        LocalDate.of(2026, 9, 5), LocalDate.of(2026, 10, 5), LocalDate.of(2026, 11, 5))
                .map(day -> new DemoFlight(folder.resolve(day + ".tif"), day))
                .toList();
        List<CompletableFuture<Void>> writing = List.of(
                writing(flights.get(0), firstRenderer, Epoch.BASELINE),
                writing(flights.get(1), firstRenderer, Epoch.CURRENT),
                writing(flights.get(2), secondRenderer, Epoch.CURRENT));
        try {
            writing.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            // A full disk is the user's to put right, on whichever thread it showed.
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return flights;
    }

    private CompletableFuture<Void> writing(DemoFlight flight, SceneRenderer renderer, Epoch epoch) {
        return CompletableFuture.runAsync(() ->
                GeoTiffWriter.write(flight.file(), grid, window -> renderer.render(epoch, window), Compression.JPEG));
    }

    /** True changes of each month in map coordinates, first month first. */
    List<List<Polygon>> truth() {
        return Stream.of(first, second)
                .map(scene -> scene.changes().stream()
                        .map(change -> toMap(change.outline()))
                        .toList())
                .toList();
    }

    /** Writes what is true of each month as GeoJSON, longitude and latitude. */
    void writeTruth(Path october, Path november) {
        writeTruth(october, first);
        writeTruth(november, second);
    }

    private void writeTruth(Path file, Scene scene) {
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
            villages.add(toMap(first.villages().get(i)), properties);
        }
        villages.write(file);
    }

    /** What layers of the site are drawn from. */
    DemoLayers layers() {
        return new DemoLayers(first, grid.crs(), this::toMap);
    }

    private Polygon toMap(Polygon sceneMetres) {
        Polygon map = (Polygon) sceneMetres.copy();
        map.apply((CoordinateFilter) at -> at.setCoordinate(grid.pixelToMap().toMap(at.x / GSD, at.y / GSD)));
        map.geometryChanged();
        return map;
    }
}
