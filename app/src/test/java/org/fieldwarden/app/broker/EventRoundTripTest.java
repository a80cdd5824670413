package org.fieldwarden.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fieldwarden.core.Change;
import org.fieldwarden.georef.kafka.ChangePublisher;
import org.fieldwarden.reporting.kafka.ChangeFeed;
import org.fieldwarden.reporting.kafka.FeedReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What georef writes, reporting reads; the two rooms share nothing but the schemas. */
final class EventRoundTripTest {

    private static final String CHANGES = "fieldwarden.changes.v1";
    private static final String DEAD_LETTERS = "fieldwarden.dead-letters.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final KeptChanges register = new KeptChanges();
    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(folder);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void everyChangeComesBackAsItWasPublished() {
        List<Change> changes = Changes.numbered(0, 700);
        EmbeddedBrokerTest.publish(broker, changes);
        EmbeddedBrokerTest.publish(broker, changes);

        assertThat(EmbeddedBrokerTest.drain(broker, register)).isEqualTo(new FeedReport(1400, 1400, 0, 0));
        assertThat(register.byId().values()).containsExactlyInAnyOrderElementsOf(changes);

        KeptChanges rebuilt = new KeptChanges();
        try (ChangeFeed feed = ChangeFeed.open(broker.bootstrapServers(), "register", rebuilt)) {
            assertThat(feed.drain().received()).isZero();
            assertThat(feed.drainFromStart().accepted()).isEqualTo(1400);
        }
        assertThat(rebuilt.byId()).isEqualTo(register.byId());
    }

    @Test
    void batchThatTheSinkCouldNotKeepComesAgain() {
        EmbeddedBrokerTest.publish(broker, Changes.numbered(0, 20));
        List<Change> refusedOnce = new ArrayList<>();
        try (ChangeFeed feed = ChangeFeed.open(broker.bootstrapServers(), "register", changes -> {
            if (refusedOnce.isEmpty()) {
                refusedOnce.addAll(changes);
                throw new IllegalStateException("disk full");
            }
            register.accept(changes);
        })) {
            assertThatThrownBy(feed::drain).hasMessage("disk full");
            assertThat(feed.drain()).isEqualTo(new FeedReport(20, 20, 0, 0));
        }
        assertThat(register.byId()).hasSize(20);
    }

    @Test
    void poisonIsPutAsideAsTheSchemaSaysAndTheFeedGoesOn() throws Exception {
        createChangesTopicForLargeRecords();
        EmbeddedBrokerTest.publish(broker, Changes.numbered(0, 3));
        byte[] old = resource("/schemas/change-detected-v1-example.json").readAllBytes();
        try (KafkaProducer<String, byte[]> producer = producer(Map.of())) {
            producer.send(event("110105001001", Optional.of(old))).get();
            producer.send(event("110105001001", Optional.empty())).get();
            producer.send(event("110105001001", Optional.of("{oops".getBytes(StandardCharsets.UTF_8))))
                    .get();
            producer.send(event("wrong key", Optional.of(old))).get();
            producer.send(event("110105001001", Optional.of(new byte[20_000_000])))
                    .get();
            producer.send(new ProducerRecord<>(CHANGES, "x", "no headers".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        EmbeddedBrokerTest.publish(broker, Changes.numbered(3, 6));

        assertThat(EmbeddedBrokerTest.drain(broker, register)).isEqualTo(new FeedReport(12, 7, 5, 0));
        assertThat(register.byId()).hasSize(7);
        List<ConsumerRecord<String, byte[]>> letters = read(DEAD_LETTERS, 5);
        assertThat(letters)
                .hasSize(5)
                .allSatisfy(letter -> assertThat(breaches(letter)).isEmpty());
        assertThat(letters.stream().map(letter -> header(letter, "dead-letter-cause")))
                .anyMatch(cause -> cause.contains("null"))
                .anyMatch(cause -> cause.contains("Not JSON"))
                .anyMatch(cause -> cause.contains("key"))
                .anyMatch(cause -> cause.contains("oversize: 20000000"))
                .anyMatch(cause -> cause.contains("Not a CloudEvent"));
        assertThat(EmbeddedBrokerTest.drain(broker, register).received()).isZero();
    }

    @Test
    void changesOfAnAbortedTransactionAreNotSeen() {
        EmbeddedBrokerTest.publish(broker, Changes.numbered(0, 2));
        try (KafkaProducer<String, byte[]> producer = producer(Map.of("transactional.id", "t"))) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(event("110105001001", Optional.of(new byte[] {'{'})));
            producer.flush();
            producer.abortTransaction();
        }

        assertThat(EmbeddedBrokerTest.drain(broker, register)).isEqualTo(new FeedReport(2, 2, 0, 0));
    }

    /** Publishing itself would make the topic with a limit of 8 MiB; an existing topic is left as it is. */
    private void createChangesTopicForLargeRecords() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Set.of(new NewTopic(CHANGES, Optional.of(2), Optional.empty())
                            .configs(Map.of("max.message.bytes", "33554432"))))
                    .all()
                    .get();
        }
    }

    private KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new java.util.HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("max.request.size", 33_554_432);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** The stored example's headers around any value. */
    private static ProducerRecord<String, byte[]> event(String key, Optional<byte[]> value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(CHANGES, key, value.orElse(null));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "fw-b15fd6797b8d7c45",
                        "ce_type", "org.fieldwarden.change.detected.v1",
                        "ce_source", "/fieldwarden/flight-pairs/north-2025/north-2026",
                        "ce_dataschema", "urn:fieldwarden:schema:change-detected:v1",
                        "content-type", "application/geo+json")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic, int count) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(Set.of(new TopicPartition(topic, 0)));
            for (int attempt = 0; attempt < 50 && records.size() < count; attempt++) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static List<String> breaches(ConsumerRecord<String, byte[]> letter) throws IOException {
        JsonNode asyncApi = new ObjectMapper(new YAMLFactory()).readTree(resource("/schemas/asyncapi.yaml"));
        JsonNode message = asyncApi.at("/components/messages/deadLetter");
        ObjectNode headers = JSON.createObjectNode();
        letter.headers().forEach(header -> headers.put(header.key(), header(letter, header.key())));
        List<String> breaches = new ArrayList<>(breaches(message.path("headers"), headers));
        String file = message.at("/payload/schema/$ref").asText().substring(1);
        breaches.addAll(breaches(JSON.readTree(resource("/schemas" + file)), JSON.readTree(letter.value())));
        return breaches;
    }

    private static List<String> breaches(JsonNode schema, JsonNode instance) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(instance)
                .stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ChangePublisher.class.getResourceAsStream(name), name);
    }
}
