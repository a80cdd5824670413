package org.fieldwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our STAC Item against the published JSON schemas. They are not kept here: run with {@code -Dstac.schemas=FOLDER}, a
 * folder that holds them as files, with all that they refer to (docs/formats/catalogue.md). Nothing is fetched.
 */
final class StacSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://schemas.stacspec.org/v1.1.0/item-spec/json-schema/item.json",
                "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
                "https://stac-extensions.github.io/file/v2.1.0/schema.json"
            })
    void itemKeepsThePublishedSchema(String id) throws Exception {
        Map<String, String> schemas = schemas();
        assumeThat(schemas)
                .as("the published schema, in the folder named by -Dstac.schemas")
                .containsKey(id);
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V7,
                builder -> builder.schemaLoaders(
                        loaders -> loaders.values(List::clear).schemas(schemas)));

        JsonNode item = JSON.readTree(StacItem.toJson(StacItemTest.entry()));

        assertThat(factory.getSchema(SchemaLocation.of(id)).validate(item)).isEmpty();
    }

    /** Texts by their ids. */
    private static Map<String, String> schemas() throws IOException {
        Map<String, String> schemas = new TreeMap<>();
        Path folder = Path.of(System.getProperty("stac.schemas", "no-folder-given"));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file);
                    String id = JSON.readTree(text).path("$id").asText();
                    schemas.put(id.replaceAll("#$", ""), text);
                }
            }
        }
        return schemas;
    }
}
