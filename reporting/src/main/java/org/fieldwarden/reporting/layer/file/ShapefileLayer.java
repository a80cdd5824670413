package org.fieldwarden.reporting.layer.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.reporting.layer.file.SourceLayer.SourceFeature;
import org.fieldwarden.reporting.layer.file.SourceLayer.StatedCrs;
import org.locationtech.jts.geom.Geometry;

/** Reads a Shapefile: polygons from .shp, attributes from .dbf, CRS from .prj, encoding from .cpg. */
final class ShapefileLayer {

    private ShapefileLayer() {}

    static SourceLayer read(Path shp, Optional<String> encoding, Set<String> wanted) {
        List<Geometry> polygons = new ShapePolygons(shp).read();
        Path table = part(shp, "dbf")
                .orElseThrow(() -> new InputDataException(
                        shp.toString(), "read layer", "lacks its .dbf with the attributes; copy all parts of it"));
        DbfTable dbf = DbfTable.read(table, DbfTable.Wish.of(encoding, cpg(shp)), wanted);
        if (dbf.rows().size() != polygons.size()) {
            throw new InputDataException(
                    shp.toString(),
                    "read layer",
                    "has " + polygons.size() + " shapes but " + dbf.rows().size()
                            + " rows of attributes; its parts do not belong together, export it again");
        }
        List<SourceFeature> features = new ArrayList<>(polygons.size());
        for (int index = 0; index < polygons.size(); index++) {
            Optional<Map<String, String>> row = dbf.rows().get(index);
            if (row.isPresent()) {
                features.add(new SourceFeature(index + 1, polygons.get(index), row.get()));
            }
        }
        return new SourceLayer(prj(shp), dbf.numeric(), features);
    }

    /** The parts whose bytes make the layer what it is, in a fixed order. */
    static List<Path> parts(Path shp) {
        List<Path> parts = new ArrayList<>(List.of(shp));
        for (String extension : List.of("dbf", "prj", "cpg")) {
            part(shp, extension).ifPresent(parts::add);
        }
        return parts;
    }

    private static Optional<StatedCrs> prj(Path shp) {
        return part(shp, "prj")
                .map(file -> text(file).strip())
                .filter(text -> !text.isEmpty())
                .map(StatedCrs::new);
    }

    private static Optional<String> cpg(Path shp) {
        return part(shp, "cpg").map(file -> text(file).strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<Path> part(Path shp, String extension) {
        String name = String.valueOf(shp.getFileName());
        String stem = name.substring(0, name.length() - "shp".length());
        return List.of(extension, extension.toUpperCase(Locale.ROOT)).stream()
                .map(ending -> shp.resolveSibling(stem + ending))
                .filter(Files::exists)
                .findFirst();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InputDataException(
                    file.toString(), "read layer", "cannot be read (" + e.getMessage() + "); check the rights", e);
        }
    }
}
