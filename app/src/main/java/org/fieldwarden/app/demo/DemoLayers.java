package org.fieldwarden.app.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.testimagery.scene.Farmland;
import org.fieldwarden.testimagery.scene.Scene;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Layers of the demonstration's ground, as a county would bring its own: the scene's fields as farmland, those of a block as
 * permanent basic farmland, a red line along one side, one permit, grid cells whose officers have made-up titles.
 */
final class DemoLayers {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final String DATE = "2025-12-31";
    private static final List<String> OFFICERS = List.of("甲", "乙", "丙", "丁", "戊", "己");
    private static final int CELL_COLUMNS = 3;
    private static final double PERMIT_MARGIN_METRES = 4;
    private static final List<String> CLASSES = List.of("0101", "0102", "0103");

    private final Scene scene;
    private final CrsCode crs;
    private final UnaryOperator<Polygon> toMap;

    /**
     * @param crs of what {@code toMap} gives
     * @param toMap from scene metres to the map
     */
    DemoLayers(Scene scene, CrsCode crs, UnaryOperator<Polygon> toMap) {
        this.scene = scene;
        this.crs = crs;
        this.toMap = toMap;
    }

    /** Writes the layers and {@code layers.yaml}, and returns that file. Villages lie one folder up. */
    Path write(Path folder) {
        List<Polygon> fields = Farmland.of(scene);
        writeFields(folder.resolve("farmland.geojson"), fields);
        writeFields(folder.resolve("basic-farmland.geojson"), within(fields, box(new Envelope(0.5, 1, 0.3, 0.75))));
        writePlain(folder.resolve("red-line.geojson"), box(new Envelope(0, 0.6, 0.8, 1)), "示范河生态保护红线");
        writePlain(folder.resolve("approved.geojson"), permit(fields), "示范批字（2026）1号");
        writeCells(folder.resolve("grid-cells.geojson"));
        Path yaml = folder.resolve("layers.yaml");
        WholeFile.writeText(yaml, yaml());
        return yaml;
    }

    /** A box given as shares of the scene, from its north-west corner. */
    private Polygon box(Envelope shares) {
        return (Polygon) GEOMETRIES.toGeometry(new Envelope(
                shares.getMinX() * scene.widthMetres(),
                shares.getMaxX() * scene.widthMetres(),
                shares.getMinY() * scene.heightMetres(),
                shares.getMaxY() * scene.heightMetres()));
    }

    private static List<Polygon> within(List<Polygon> fields, Polygon block) {
        return fields.stream()
                .map(field -> OverlayNGRobust.overlay(field, block, OverlayNG.INTERSECTION))
                .flatMap(part -> polygons(part).stream())
                .toList();
    }

    private static List<Polygon> polygons(Geometry ground) {
        List<?> parts = PolygonExtracter.getPolygons(ground);
        return parts.stream()
                .map(Polygon.class::cast)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Ground around that new building which takes most farmland: it was permitted. */
    private Polygon permit(List<Polygon> fields) {
        return scene.changes().stream()
                .filter(change -> change.changed().kind() == ChangeKind.BUILDING_APPEARED)
                .max(Comparator.comparingDouble(change -> fields.stream()
                        .mapToDouble(
                                field -> field.intersection(change.outline()).getArea())
                        .sum()))
                .map(change ->
                        (Polygon) change.outline().buffer(PERMIT_MARGIN_METRES).getEnvelope())
                .orElseGet(() -> box(new Envelope(0, 0.05, 0, 0.05)));
    }

    private void writeFields(Path file, List<Polygon> fields) {
        TruthFile layer = new TruthFile(crs);
        for (int index = 0; index < fields.size(); index++) {
            ObjectNode properties = JsonNodeFactory.instance.objectNode();
            properties.put("BSM", String.valueOf(index + 1));
            properties.put("DLBM", CLASSES.get(index % CLASSES.size()));
            layer.add(toMap.apply(fields.get(index)), properties);
        }
        layer.write(file);
    }

    private void writePlain(Path file, Polygon ground, String name) {
        TruthFile layer = new TruthFile(crs);
        layer.add(
                toMap.apply(ground),
                JsonNodeFactory.instance.objectNode().put("BSM", "1").put("MC", name));
        layer.write(file);
    }

    private void writeCells(Path file) {
        TruthFile layer = new TruthFile(crs);
        for (int cell = 0; cell < OFFICERS.size(); cell++) {
            double west = (double) (cell % CELL_COLUMNS) / CELL_COLUMNS;
            double north = cell < CELL_COLUMNS ? 0 : 0.5;
            ObjectNode properties = JsonNodeFactory.instance.objectNode();
            properties.put("WGBH", "990101-0" + (cell + 1));
            properties.put("WGY", "网格员" + OFFICERS.get(cell));
            layer.add(toMap.apply(box(new Envelope(west, west + 1.0 / CELL_COLUMNS, north, north + 0.5))), properties);
        }
        layer.write(file);
    }

    private static String yaml() {
        String village = "    coverage: village\n";
        return "# Layers of the made-up county. Keys: docs/formats/layers.md.\nlayers:\n"
                + entry(
                        "village",
                        "示范县村界",
                        "../villages.geojson",
                        "{code: XZQDM, name: village, township: township, county: county}")
                + entry("farmland", "示范县耕地", "farmland.geojson", "{id: BSM, class: DLBM}") + village
                + entry("basic-farmland", "示范县永久基本农田", "basic-farmland.geojson", "{id: BSM}") + village
                + entry("red-line", "示范县生态保护红线", "red-line.geojson", "{id: MC}") + village
                + entry("approved", "示范县批准用地", "approved.geojson", "{id: MC}") + village
                + entry("grid-cell", "示范县网格", "grid-cells.geojson", "{code: WGBH, officer: WGY}");
    }

    private static String entry(String role, String name, String file, String attributes) {
        return "  - role: " + role + "\n    name: " + name + "\n    file: " + file + "\n    date: " + DATE
                + "\n    attributes: " + attributes + "\n";
    }
}
