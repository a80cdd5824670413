package org.fieldwarden.reporting.layer.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.file.LayerEntry.Naming;
import org.fieldwarden.reporting.layer.file.LayerEntry.Source;

/** Reads {@code layers.yaml}; see docs/formats/layers.md. Every word that is not understood is refused. */
final class LayersFile {

    private static final Set<String> KEYS = Set.of(
            "role", "name", "date", "version", "file", "table", "crs", "encoding", "attributes", "select", "coverage");
    private static final Set<String> ATTRIBUTES =
            Set.of("id", "class", "code", "name", "township", "county", "officer");

    private final Path file;

    private LayersFile(Path file) {
        this.file = file;
    }

    /**
     * The entries in the order of the file.
     *
     * @throws UsageException where the file cannot be read or is not of that form
     */
    static List<LayerEntry> read(Path file) {
        return new LayersFile(file).entries();
    }

    private List<LayerEntry> entries() {
        JsonNode layers = parsed().path("layers");
        if (!layers.isArray() || layers.isEmpty()) {
            throw bad("has no list 'layers'");
        }
        List<LayerEntry> entries = new ArrayList<>();
        for (JsonNode layer : layers) {
            entries.add(entry(layer, "in layer " + (entries.size() + 1)));
        }
        for (LayerEntry entry : entries) {
            entry.coverage().ifPresent(role -> requireLayer(role, entries));
        }
        return entries;
    }

    private void requireLayer(LayerRole role, List<LayerEntry> entries) {
        if (entries.stream().noneMatch(entry -> entry.role() == role)) {
            throw bad("gives the coverage '" + role.code() + "', but has no layer of this role");
        }
    }

    private JsonNode parsed() {
        try {
            JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
            return tree == null ? new ObjectMapper().createObjectNode() : tree;
        } catch (JsonProcessingException e) {
            throw bad("is not YAML in UTF-8 (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw bad("cannot be read: check the path");
        }
    }

    private LayerEntry entry(JsonNode layer, String where) {
        requireKeys(layer, KEYS, where);
        return new LayerEntry(
                LayerRole.ofCode(text(layer, "role", where), "The layers file " + file + " " + where),
                new Naming(
                        text(layer, "name", where),
                        day(text(layer, "date", where), where),
                        optional(layer, "version", where).orElse("")),
                new Source(
                        file.toAbsolutePath()
                                .resolveSibling(text(layer, "file", where))
                                .normalize(),
                        optional(layer, "table", where),
                        optional(layer, "crs", where).map(code -> crs(code, where)),
                        optional(layer, "encoding", where)),
                attributes(layer.path("attributes"), where),
                select(layer.path("select"), where),
                optional(layer, "coverage", where).map(role -> LayerRole.ofCode(role, "The layers file " + file)));
    }

    private Map<String, String> attributes(JsonNode attributes, String where) {
        requireKeys(attributes, ATTRIBUTES, where + ", attributes,");
        Map<String, String> names = new LinkedHashMap<>();
        attributes.fieldNames().forEachRemaining(key -> names.put(key, text(attributes, key, where)));
        return names;
    }

    private List<String> select(JsonNode select, String where) {
        List<String> codes = new ArrayList<>();
        for (JsonNode code : select) {
            if (!code.isTextual()) {
                throw bad(where + " has in 'select' a number: put class codes in quotes, as in \"0101\", because YAML"
                        + " takes a number with a leading zero for another one");
            }
            codes.add(code.asText());
        }
        if (!select.isMissingNode() && codes.isEmpty()) {
            throw bad(where + " has an empty 'select': name class codes as in [\"0101\", \"0102\"], or leave it out");
        }
        return codes;
    }

    private void requireKeys(JsonNode node, Set<String> known, String where) {
        if (!node.isObject() && !node.isMissingNode()) {
            throw bad(where + " is not a list of keys and values");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw bad(where + " has the unknown key '" + key + "'; known are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    private String text(JsonNode node, String key, String where) {
        return optional(node, key, where).orElseThrow(() -> bad(where + " lacks '" + key + "'"));
    }

    private Optional<String> optional(JsonNode node, String key, String where) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode() || value.asText().isBlank()) {
            throw bad(where + " has no text for '" + key + "'");
        }
        return Optional.of(value.asText().strip());
    }

    private String day(String text, String where) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw bad(where + " has the date '" + text + "'; a date looks like 2025-12-31");
        }
    }

    private CrsCode crs(String code, String where) {
        if (!code.matches("EPSG:\\d{4,6}")) {
            throw bad(where + " has the crs '" + code + "'; it looks like EPSG:4547");
        }
        return new CrsCode(code);
    }

    private UsageException bad(String problem) {
        return new UsageException("The layers file " + file + " " + problem + ". See docs/formats/layers.md.");
    }
}
