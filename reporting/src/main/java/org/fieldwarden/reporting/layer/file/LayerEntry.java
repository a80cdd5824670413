package org.fieldwarden.reporting.layer.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.reporting.layer.LayerRole;

/**
 * One entry of {@code layers.yaml}.
 *
 * @param source where it is read
 * @param attributes which attribute of the file says what; keys are {@code id}, {@code class}, {@code code}, {@code name},
 *     {@code township}, {@code county}, {@code officer}
 * @param select class codes that count; empty for the role's own
 * @param coverage role of the layer whose polygons say where this one is complete; empty where it is complete in its box
 */
record LayerEntry(
        LayerRole role,
        Naming naming,
        Source source,
        Map<String, String> attributes,
        List<String> select,
        Optional<LayerRole> coverage) {

    /** What people call it: name, day of its state, version. */
    record Naming(String name, String date, String version) {}

    /**
     * Where it is read.
     *
     * @param table layer of a GeoPackage that has several
     * @param crs CRS for a file that names none
     * @param encoding of a Shapefile's attributes, for one that names none
     */
    record Source(Path file, Optional<String> table, Optional<CrsCode> crs, Optional<String> encoding) {}

    LayerEntry {
        attributes = Map.copyOf(attributes);
        select = List.copyOf(select);
    }

    /** The file's name for what we call {@code key}. */
    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /** The attributes that have to be read. */
    Set<String> wanted() {
        return attributes.values().stream().collect(Collectors.toUnmodifiableSet());
    }
}
