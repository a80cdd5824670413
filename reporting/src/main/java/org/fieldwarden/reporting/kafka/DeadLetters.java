package org.fieldwarden.reporting.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.fieldwarden.core.UsageException;

/**
 * Puts records that cannot be understood into {@code fieldwarden.dead-letters.v1}, with their cause and place, and waits
 * until the broker has them. The event id is the record's place, so one record that is put aside twice is one letter.
 */
public final class DeadLetters implements AutoCloseable {

    static final String TOPIC = "fieldwarden.dead-letters.v1";

    /** Room for the largest value that is kept whole, in base64, with headers. */
    static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;

    private static final String TYPE = "org.fieldwarden.dead-letter.v1";
    private static final URI SOURCE = URI.create("/fieldwarden/change-feed");
    private static final URI DATA_SCHEMA = URI.create("urn:fieldwarden:schema:dead-letter:v1");

    /** What is kept of a value that is too large to keep whole, of a key and of a header: enough to see what it was. */
    private static final int EXCERPT_BYTES = 4096;

    private static final int MAX_HEADERS = 64;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Producer<String, byte[]> producer;
    private final URI source;

    DeadLetters(Producer<String, byte[]> producer) {
        this(producer, SOURCE);
    }

    private DeadLetters(Producer<String, byte[]> producer, URI source) {
        this.producer = producer;
        this.source = source;
    }

    /**
     * Connects, and creates the topic where it is absent. Whoever opened it closes it.
     *
     * @param bootstrapServers {@code host:port}, several separated by commas
     * @param source who puts records aside, as the letters' CloudEvent source
     * @throws UsageException if no broker answers
     */
    public static DeadLetters open(String bootstrapServers, URI source) {
        FeedConnection.requireDeadLetters(bootstrapServers);
        return new DeadLetters(FeedConnection.producer(bootstrapServers), source);
    }

    /**
     * Puts a record aside and returns when the broker has acknowledged the letter. Safe for use by several threads.
     *
     * @param cause one sentence
     */
    public void put(ConsumerRecord<byte[], byte[]> record, String cause) {
        ProducerRecord<String, byte[]> letter =
                KafkaMessageFactory.<String>createWriter(TOPIC, record.topic()).writeBinary(event(record, cause));
        header(letter, "dead-letter-cause", cause);
        header(letter, "dead-letter-topic", record.topic());
        header(letter, "dead-letter-partition", String.valueOf(record.partition()));
        header(letter, "dead-letter-offset", String.valueOf(record.offset()));
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw notKept(record, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notKept(record, e);
        }
    }

    private static KafkaException notKept(ConsumerRecord<byte[], byte[]> record, Exception cause) {
        return new KafkaException(
                "Topic " + TOPIC + " did not take the dead letter for " + place(record) + ": " + cause.getMessage(),
                cause);
    }

    private CloudEvent event(ConsumerRecord<byte[], byte[]> record, String cause) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(place(record))
                .withType(TYPE)
                .withSource(source)
                .withDataSchema(DATA_SCHEMA)
                .withDataContentType("application/json")
                .withData(data(record, cause));
        // The record's own time, so that the same letter has the same bytes whenever it is written.
        return record.timestamp() < 0
                ? event.build()
                : event.withTime(Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC))
                        .build();
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }

    private static byte[] data(ConsumerRecord<byte[], byte[]> record, String cause) {
        ObjectNode data = JSON.createObjectNode();
        data.put("cause", cause);
        data.put("topic", record.topic());
        data.put("partition", record.partition());
        data.put("offset", record.offset());
        putBytes(data, "key", record.key(), EXCERPT_BYTES);
        putBytes(data, "value", record.value(), ChangeDecoder.MAX_VALUE_BYTES);
        ArrayNode headers = data.putArray("headers");
        for (Header header : record.headers()) {
            if (headers.size() < MAX_HEADERS) {
                ObjectNode entry = headers.addObject();
                entry.put(
                        "name", header.key().substring(0, Math.min(header.key().length(), EXCERPT_BYTES)));
                putBytes(entry, "value", header.value(), EXCERPT_BYTES);
            }
        }
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing JSON into memory cannot fail", e);
        }
    }

    /** Bytes up to a limit are kept whole; of more only the beginning, with their length and digest. */
    private static void putBytes(ObjectNode parent, String name, byte[] bytes, int limit) {
        if (bytes == null) {
            parent.putNull(name);
            return;
        }
        ObjectNode node = parent.putObject(name);
        node.put("length", bytes.length);
        node.put("sha256", sha256(bytes));
        node.put("base64", bytes.length <= limit ? bytes : Arrays.copyOf(bytes, EXCERPT_BYTES));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String text) {
        letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
