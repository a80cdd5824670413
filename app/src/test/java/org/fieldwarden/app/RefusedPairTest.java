package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.fieldwarden.app.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pair that cannot be compared is refused in words, and whoever listens to the topic of flights hears the same. */
final class RefusedPairTest {

    private static final TopicPartition FLIGHTS = new TopicPartition("fieldwarden.flights.v1", 0);

    @TempDir
    private Path folder;

    @Test
    void theOutsideBrokerIsToldOfARefusal() throws IOException {
        // A sound flight, and one of the same site whose pixels are far too coarse for any model.
        Path fine = HandmadeTiff.sound(256, 3).write(folder.resolve("fine.tif"));
        Path coarse = HandmadeTiff.sound(256, 3)
                .doubles(HandmadeTiff.PIXEL_SCALE, 8, 8, 0)
                .write(folder.resolve("coarse.tif"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            CommandRun run = CommandRun.of(
                    "detect",
                    "--baseline",
                    fine,
                    "--current",
                    coarse,
                    "--out",
                    folder.resolve("out"),
                    "--publish",
                    "--bootstrap-servers",
                    broker.bootstrapServers());

            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            JsonNode verdict = new ObjectMapper()
                    .readTree(
                            new String(flights(broker.bootstrapServers()).get(0).value(), StandardCharsets.UTF_8));
            assertThat(verdict.path("verdict").asText()).isEqualTo("refused");
            assertThat(run.err()).contains(verdict.path("reasons").path(0).asText());
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> flights(String bootstrapServers) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(FLIGHTS));
            consumer.seekToBeginning(List.of(FLIGHTS));
            long end = consumer.endOffsets(List.of(FLIGHTS)).getOrDefault(FLIGHTS, 0L);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (consumer.position(FLIGHTS) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
