package org.fieldwarden.georef.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Reads asyncapi.yaml and the schemas beside it, and says in which way a record breaks them. */
final class EventContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode asyncApi;

    EventContract() {
        this.asyncApi = read(new ObjectMapper(new YAMLFactory()), "asyncapi.yaml");
    }

    JsonNode asyncApi() {
        return asyncApi;
    }

    /** Breaches of the contract by a record; empty if it keeps it. */
    List<String> breaches(ProducerRecord<String, byte[]> sent) {
        ObjectNode headers = JSON.createObjectNode();
        for (Header header : sent.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        JsonNode message = message(sent.topic(), headers.path("ce_type").asText());
        List<String> breaches = new ArrayList<>();
        breaches.addAll(breaches(message.path("headers"), headers));
        breaches.addAll(breaches(payloadSchema(message), parse(sent.value())));
        return breaches;
    }

    /** The message of a channel whose name is the event's type. */
    JsonNode message(String topic, String type) {
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

    JsonNode payloadSchema(JsonNode message) {
        return read(JSON, message.at("/payload/schema/$ref").asText().substring("./".length()));
    }

    List<String> breaches(JsonNode schema, JsonNode instance) {
        JsonSchema validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        return validator
                .validate(instance, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .toList();
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(ObjectMapper mapper, String name) {
        try (InputStream stream = Objects.requireNonNull(
                EventContract.class.getResourceAsStream("/schemas/" + name), () -> "No schema file " + name)) {
            return mapper.readTree(stream);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
