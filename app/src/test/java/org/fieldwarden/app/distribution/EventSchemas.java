package org.fieldwarden.app.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fieldwarden.georef.kafka.ChangePublisher;

/** Says in which way a record breaks asyncapi.yaml and the schemas beside it. */
final class EventSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode asyncApi = read(new ObjectMapper(new YAMLFactory()), "/schemas/asyncapi.yaml");

    /** Breaches of the contract; empty if the record keeps it. */
    List<String> breaches(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode headers = JSON.createObjectNode();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        JsonNode message = message(record.topic(), headers.path("ce_type").asText());
        String file = message.at("/payload/schema/$ref").asText().substring(1);
        List<String> breaches = new ArrayList<>(breaches(message.path("headers"), headers));
        try {
            breaches.addAll(breaches(read(JSON, "/schemas" + file), JSON.readTree(record.value())));
        } catch (IOException e) {
            breaches.add("Not JSON: " + e.getMessage());
        }
        return breaches;
    }

    private JsonNode message(String topic, String type) {
        for (JsonNode channel : asyncApi.path("channels")) {
            if (channel.path("address").asText().equals(topic)) {
                for (JsonNode reference : channel.path("messages")) {
                    JsonNode message =
                            asyncApi.at(reference.path("$ref").asText().substring(1));
                    if (message.path("name").asText().equals(type)) {
                        return message;
                    }
                }
            }
        }
        throw new IllegalArgumentException("asyncapi.yaml knows no event " + type + " on " + topic);
    }

    private static List<String> breaches(JsonNode schema, JsonNode instance) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(instance)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode read(ObjectMapper mapper, String name) {
        try (InputStream stream = Objects.requireNonNull(ChangePublisher.class.getResourceAsStream(name), name)) {
            return mapper.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
