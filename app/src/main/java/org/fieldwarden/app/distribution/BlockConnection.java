package org.fieldwarden.app.distribution;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.georef.kafka.EventTopics;

/** Kafka's clients for distributed scoring, and their settings. */
final class BlockConnection {

    /** How long a broker may be away before a send fails; what is not sent is only late, so this is long. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How long the blocks of a worker that died wait for another; a worker that lives says so every 3 s. */
    private static final int SESSION_MS = 10_000;

    /** How long it takes to see that a topic was made anew or has more partitions. */
    private static final int METADATA_MS = 30_000;

    private static final long ASK_AGAIN_AFTER_MS = 50;

    private BlockConnection() {}

    /**
     * A member of the workers' group. Partitions move one by one when workers come and go, so the others go on working.
     *
     * @param atOnce records handed over at a time
     */
    static Consumer<byte[], byte[]> worker(String bootstrapServers, int atOnce) {
        Properties settings = reader(bootstrapServers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, BlockTopics.WORKERS);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, atOnce);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MS);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MS / 3);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Partitions of a topic that is there, as this reader sees them. A topic that was created just now is not known to
     * every broker at once, and a reader that began without partitions would not look again for minutes.
     */
    static Set<TopicPartition> partitions(Consumer<byte[], byte[]> reader, String topic) {
        long end = System.nanoTime() + EventTopics.ANSWER_WITHIN.toNanos();
        List<PartitionInfo> partitions = reader.partitionsFor(topic);
        while (partitions.isEmpty() && System.nanoTime() < end) {
            pause();
            partitions = reader.partitionsFor(topic);
        }
        if (partitions.isEmpty()) {
            throw new UsageException("Kafka does not show topic " + topic + "; check the right to read it.");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void pause() {
        try {
            Thread.sleep(ASK_AGAIN_AFTER_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a topic", e);
        }
    }

    /** A reader without group, who looks at what is new only. */
    static Consumer<byte[], byte[]> listener(String bootstrapServers) {
        Properties settings = reader(bootstrapServers);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Properties reader(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    static Producer<String, byte[]> producer(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    static Admin admin(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        return Admin.create(settings);
    }
}
