package org.fieldwarden.georef.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes CloudEvents to one topic in Kafka's binary mode and waits for each acknowledgement. Thread-safe. */
final class EventSender implements AutoCloseable {

    /** How long a broker may be away before a send fails; a restart after a crash takes about 5 s. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Producer<String, byte[]> producer;
    private final String topic;

    EventSender(Producer<String, byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    static EventSender connect(String bootstrapServers, String topic) {
        return new EventSender(
                new KafkaProducer<>(settings(bootstrapServers), new StringSerializer(), new ByteArraySerializer()),
                topic);
    }

    private static Properties settings(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, EventTopics.MAX_EVENT_BYTES);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        return settings;
    }

    /** An event and the key of its record. */
    record Keyed(String key, CloudEvent event) {}

    /** Sends all events and returns when every one is acknowledged; throws for the first that is not. */
    void send(List<Keyed> events) {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(events.size());
        for (Keyed keyed : events) {
            acknowledgements.add(start(keyed));
        }
        producer.flush();
        for (int i = 0; i < acknowledgements.size(); i++) {
            await(acknowledgements.get(i), events.get(i).event().getId());
        }
    }

    private Future<RecordMetadata> start(Keyed keyed) {
        try {
            return producer.send(
                    KafkaMessageFactory.<String>createWriter(topic, keyed.key()).writeBinary(keyed.event()));
        } catch (KafkaException e) {
            throw new PublishException(topic, keyed.event().getId(), e);
        }
    }

    private void await(Future<RecordMetadata> acknowledgement, String eventId) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new PublishException(topic, eventId, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException(topic, eventId, e);
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
