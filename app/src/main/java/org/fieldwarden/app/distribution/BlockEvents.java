package org.fieldwarden.app.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.fieldwarden.app.distribution.BlockAnswer.Outcome;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.BlockKey;

/** Requests and answers as CloudEvents in Kafka's binary mode. Equal values give equal records. */
final class BlockEvents {

    static final String REQUESTED = "org.fieldwarden.block.requested.v1";
    static final String ANSWERED = "org.fieldwarden.block.answered.v1";

    private static final URI REQUESTED_SCHEMA = URI.create("urn:fieldwarden:schema:block-requested:v1");
    private static final URI ANSWERED_SCHEMA = URI.create("urn:fieldwarden:schema:block-answered:v1");

    /** A refusal with long paths in it; nothing that Fieldwarden writes is larger. */
    private static final int LARGEST_BYTES = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private BlockEvents() {}

    /** @param partition of {@link BlockTopics#BLOCKS} */
    static ProducerRecord<String, byte[]> record(BlockRequest request, int partition) {
        PixelWindow window = request.window();
        ObjectNode data = JSON.createObjectNode();
        data.put("job", request.job());
        data.put("block", request.block().sha256());
        data.putArray("window")
                .add(window.column())
                .add(window.row())
                .add(window.width())
                .add(window.height());
        CloudEvent event = event(request.job(), request.block(), data)
                .withId(request.block().sha256())
                .withType(REQUESTED)
                .withDataSchema(REQUESTED_SCHEMA)
                .build();
        return KafkaMessageFactory.<String>createWriter(
                        BlockTopics.BLOCKS, partition, request.block().sha256())
                .writeBinary(event);
    }

    static ProducerRecord<String, byte[]> record(BlockAnswer answer) {
        ObjectNode data = JSON.createObjectNode();
        data.put("job", answer.job());
        data.put("block", answer.block().sha256());
        data.put("outcome", answer.outcome().code());
        if (!answer.reason().isEmpty()) {
            data.put("reason", answer.reason());
        }
        data.put("worker", answer.worker());
        CloudEvent event = event(answer.job(), answer.block(), data)
                .withId(answer.block().sha256() + "/" + answer.outcome().code())
                .withType(ANSWERED)
                .withDataSchema(ANSWERED_SCHEMA)
                .build();
        return KafkaMessageFactory.<String>createWriter(BlockTopics.RESULTS, answer.job())
                .writeBinary(event);
    }

    private static CloudEventBuilder event(String job, BlockKey block, ObjectNode data) {
        try {
            return CloudEventBuilder.v1()
                    .withSource(URI.create("/fieldwarden/jobs/" + job))
                    .withSubject(block.sha256())
                    .withDataContentType("application/json")
                    .withData(JSON.writeValueAsBytes(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing JSON into memory cannot fail", e);
        }
    }

    static BlockRequest request(ConsumerRecord<byte[], byte[]> record) throws UnknownRecordException {
        JsonNode data = data(record, REQUESTED);
        JsonNode window = data.path("window");
        try {
            return new BlockRequest(
                    new BlockKey(data.path("job").asText()).sha256(),
                    new BlockKey(data.path("block").asText()),
                    PixelWindow.atSize(
                            window.path(0).asInt(),
                            window.path(1).asInt(),
                            window.path(2).asInt(),
                            window.path(3).asInt()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnknownRecordException("Not a request for a block: " + e.getMessage());
        }
    }

    static BlockAnswer answer(ConsumerRecord<byte[], byte[]> record) throws UnknownRecordException {
        JsonNode data = data(record, ANSWERED);
        try {
            return new BlockAnswer(
                    data.path("job").asText(),
                    new BlockKey(data.path("block").asText()),
                    Outcome.valueOf(data.path("outcome").asText().toUpperCase(Locale.ROOT)),
                    data.path("worker").asText(),
                    data.path("reason").asText());
        } catch (IllegalArgumentException e) {
            throw new UnknownRecordException("Not an answer about a block: " + e.getMessage());
        }
    }

    private static JsonNode data(ConsumerRecord<byte[], byte[]> record, String type) throws UnknownRecordException {
        byte[] value = record.value();
        if (value == null || value.length > LARGEST_BYTES) {
            throw new UnknownRecordException(value == null ? "The value is null" : "The value is oversize");
        }
        Header header = record.headers().lastHeader("ce_type");
        String found =
                header == null || header.value() == null ? "none" : new String(header.value(), StandardCharsets.UTF_8);
        if (!found.equals(type)) {
            throw new UnknownRecordException("Unknown event type: " + found);
        }
        try {
            JsonNode data = JSON.readTree(value);
            if (!data.isObject()) {
                throw new UnknownRecordException("Not a JSON object");
            }
            return data;
        } catch (IOException e) {
            throw new UnknownRecordException("Not JSON");
        }
    }
}
