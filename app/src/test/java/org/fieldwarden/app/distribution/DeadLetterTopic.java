package org.fieldwarden.app.distribution;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in the topic of dead letters. */
final class DeadLetterTopic {

    private static final TopicPartition ONLY = new TopicPartition("fieldwarden.dead-letters.v1", 0);

    private DeadLetterTopic() {}

    static List<String> causes(String bootstrapServers) {
        List<String> causes = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(Set.of(ONLY));
            consumer.seekToBeginning(Set.of(ONLY));
            long end = Objects.requireNonNull(consumer.endOffsets(Set.of(ONLY)).get(ONLY));
            while (consumer.position(ONLY) < end) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofMillis(100))) {
                    causes.add(new String(
                            letter.headers().lastHeader("dead-letter-cause").value(), StandardCharsets.UTF_8));
                }
            }
        }
        return causes;
    }
}
