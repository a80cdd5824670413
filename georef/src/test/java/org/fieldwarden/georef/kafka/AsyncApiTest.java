package org.fieldwarden.georef.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class AsyncApiTest {

    private final EventContract contract = new EventContract();

    @Test
    void namesEveryTopicThatIsReallySent() {
        assertThat(contract.asyncApi().path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(StreamSupport.stream(contract.asyncApi().path("channels").spliterator(), false)
                        .map(channel -> channel.path("address").asText()))
                .containsExactlyInAnyOrder(
                        EventTopics.CHANGES,
                        EventTopics.FLIGHTS,
                        "fieldwarden.blocks.v1",
                        "fieldwarden.block-results.v1",
                        "fieldwarden.dead-letters.v1");
    }

    @Test
    void everyMessageRefersToAStoredSchemaOfTheSameName() {
        for (JsonNode message : contract.asyncApi().at("/components/messages")) {
            JsonNode schema = contract.payloadSchema(message);
            assertThat(schema.path("$id").asText())
                    .isEqualTo(message.at("/headers/properties/ce_dataschema/const")
                            .asText());
        }
    }

    @Test
    void everyReferenceInsideTheFileLeadsSomewhere() {
        assertThat(contract.asyncApi().findValues("$ref"))
                .map(JsonNode::asText)
                .filteredOn(reference -> reference.startsWith("#"))
                .hasSizeGreaterThan(7)
                .allSatisfy(reference -> assertThat(
                                contract.asyncApi().at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void oldEventStillKeepsTheSchema() throws IOException {
        JsonNode message = contract.message(EventTopics.CHANGES, ChangePublisher.TYPE);
        try (var stream =
                Objects.requireNonNull(getClass().getResourceAsStream("/schemas/change-detected-v1-example.json"))) {
            JsonNode example = EventContract.parse(stream.readAllBytes());
            assertThat(contract.breaches(contract.payloadSchema(message), example))
                    .isEmpty();
        }
    }

    @Test
    void schemaRefusesAVerdictInPlaceOfAKind() throws IOException {
        JsonNode message = contract.message(EventTopics.CHANGES, ChangePublisher.TYPE);
        byte[] bytes = ChangeFeature.bytes(Fixtures.change(1), java.util.List.of());
        String illegal =
                new String(bytes, java.nio.charset.StandardCharsets.UTF_8).replace("building-appeared", "illegal");

        assertThat(contract.breaches(
                        contract.payloadSchema(message),
                        EventContract.parse(illegal.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .hasSize(1);
    }
}
