package org.fieldwarden.reporting.layer.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.core.WorkingGround;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.Layer.Coverage;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.LayerSet;
import org.fieldwarden.reporting.layer.LayerVersion;
import org.fieldwarden.reporting.layer.file.SourceLayer.StatedCrs;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Reads the layers that {@code layers.yaml} names, checks them and brings them into the working CRS. */
public final class LayerLoading {

    private final WorkingGround ground;

    private LayerLoading(WorkingGround ground) {
        this.ground = ground;
    }

    /**
     * Reads all layers.
     *
     * @throws UsageException where {@code layers.yaml} is not right or a layer's CRS is not known
     * @throws InputDataException where a layer cannot be used; file and remedy are named
     */
    public static LayerSet read(Path layersYaml, WorkingGround ground) {
        return new LayerLoading(ground).load(LayersFile.read(layersYaml));
    }

    private record Loaded(LayerEntry entry, CrsCode crs, CheckedFeatures checked) {}

    private LayerSet load(List<LayerEntry> entries) {
        List<Loaded> loaded = entries.stream().map(this::load).toList();
        return new LayerSet(loaded.stream().map(one -> layer(one, loaded)).toList());
    }

    private Loaded load(LayerEntry entry) {
        Path file = entry.source().file();
        if (!Files.isRegularFile(file)) {
            throw new UsageException("The layer '" + entry.naming().name() + "' names the file " + file
                    + ", which is not there: correct 'file' in layers.yaml; paths count from its folder.");
        }
        SourceLayer source = source(entry);
        if (source.features().isEmpty()) {
            throw bad(entry, "is empty: a layer without features says nothing; export it again, or leave it out");
        }
        CrsCode crs = crs(entry, source.crs());
        return new Loaded(entry, crs, CheckedFeatures.of(entry, source, geometry -> ground.toWorking(geometry, crs)));
    }

    private static SourceLayer source(LayerEntry entry) {
        Path file = entry.source().file();
        return switch (extension(file)) {
            case "gpkg" -> GeoPackageLayer.read(file, entry.source().table(), entry.wanted());
            case "shp" -> ShapefileLayer.read(file, entry.source().encoding(), entry.wanted());
            case "geojson", "json" -> GeoJsonLayer.read(file, entry.wanted());
            default ->
                throw new UsageException(
                        "The layer file " + file + " is none of .gpkg, .shp, .geojson: export it as one of them.");
        };
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** What the file says; what layers.yaml tells only where the file says nothing. */
    private CrsCode crs(LayerEntry entry, Optional<StatedCrs> stated) {
        Optional<CrsCode> told = entry.source().crs();
        if (stated.isEmpty()) {
            return told.orElseThrow(() -> bad(
                    entry,
                    "does not say its coordinate reference system; export it with one, or, if you know it, give"
                            + " 'crs: EPSG:...' in layers.yaml"));
        }
        CrsCode found = stated.get().isCode()
                ? new CrsCode(stated.get().text())
                : ground.codeOf(stated.get().text());
        if (told.isPresent() && !told.get().equals(found)) {
            throw bad(
                    entry,
                    "says that it is in " + found + ", but layers.yaml says " + told.get()
                            + "; take 'crs' out of layers.yaml, or have the file corrected");
        }
        return found;
    }

    private Layer layer(Loaded loaded, List<Loaded> all) {
        LayerEntry entry = loaded.entry();
        return new Layer(
                new LayerVersion(
                        entry.role(),
                        entry.naming().name(),
                        entry.naming().date(),
                        entry.naming().version(),
                        sha256(entry.source().file())),
                String.valueOf(entry.source().file().getFileName()),
                loaded.crs(),
                loaded.checked().features(),
                entry.coverage().map(role -> coverage(role, all)).orElseGet(() -> box(loaded)),
                loaded.checked().check());
    }

    private static Coverage coverage(LayerRole role, List<Loaded> all) {
        List<Geometry> polygons = all.stream()
                .filter(loaded -> loaded.entry().role() == role)
                .flatMap(loaded -> loaded.checked().features().stream())
                .map(feature -> feature.ground())
                .toList();
        return new Coverage(UnaryUnionOp.union(polygons), "以“" + role.chinese() + "”图层范围为完整范围");
    }

    private static Coverage box(Loaded loaded) {
        Envelope box = new Envelope();
        loaded.checked()
                .features()
                .forEach(feature -> box.expandToInclude(feature.ground().getEnvelopeInternal()));
        return new Coverage(new GeometryFactory().toGeometry(box), "以图层外接矩形为完整范围");
    }

    private static String sha256(Path file) {
        List<Path> parts = extension(file).equals("shp") ? ShapefileLayer.parts(file) : List.of(file);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (Path part : parts) {
                try (InputStream in = Files.newInputStream(part)) {
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        digest.update(buffer, 0, count);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new InputDataException(
                    file.toString(), "read layer", "cannot be read (" + e.getMessage() + "); check the rights", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static InputDataException bad(LayerEntry entry, String problem) {
        return new InputDataException(entry.source().file().toString(), "check layer", problem);
    }
}
