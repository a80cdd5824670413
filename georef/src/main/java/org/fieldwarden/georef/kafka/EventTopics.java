package org.fieldwarden.georef.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.fieldwarden.core.UsageException;

/** The topics that this room writes, and their creation where they are absent. An existing topic is left as it is. */
final class EventTopics {

    static final String CHANGES = "fieldwarden.changes.v1";
    static final String FLIGHTS = "fieldwarden.flights.v1";

    /** How long a broker may take to answer at the start, before the user is asked to look at it. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    /** A polygon of about 100,000 vertices in both CRS; larger ones are refused when they are published. */
    static final int MAX_EVENT_BYTES = 8 * 1024 * 1024;

    /** Six readers at once are more than any county has; one division always stays in one partition, in order. */
    private static final int CHANGES_PARTITIONS = 6;

    /** Arrivals and verdicts stay in the order in which they happened. */
    private static final int FLIGHTS_PARTITIONS = 1;

    private EventTopics() {}

    static void requireChanges(String bootstrapServers, Duration patience) {
        require(bootstrapServers, patience, topic(CHANGES, CHANGES_PARTITIONS));
    }

    static void requireFlights(String bootstrapServers, Duration patience) {
        require(bootstrapServers, patience, topic(FLIGHTS, FLIGHTS_PARTITIONS));
    }

    /** Kept for ever and never compacted: the record key names a division, so compaction would drop changes. */
    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        "-1",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(MAX_EVENT_BYTES)));
    }

    private static void require(String bootstrapServers, Duration patience, NewTopic topic) {
        Properties settings = new Properties();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        settings.put(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(Math.min(patience.toMillis(), 10_000)));
        try (Admin admin = Admin.create(settings)) {
            create(admin, topic, patience);
            requireNotCompacted(admin, topic.name(), patience);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unusable(bootstrapServers, topic.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable(bootstrapServers, topic.name(), e);
        }
    }

    private static void create(Admin admin, NewTopic topic, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin.createTopics(Set.of(topic)).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void requireNotCompacted(Admin admin, String name, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config = admin.describeConfigs(Set.of(resource))
                .all()
                .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                .get(resource);
        if (config != null
                && config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new UsageException("Topic " + name
                    + " is compacted and would lose events that share a key; set its cleanup.policy to delete.");
        }
    }

    private static UsageException unusable(String bootstrapServers, String topic, Exception cause) {
        UsageException failure = new UsageException(
                "Kafka at " + bootstrapServers + " cannot provide topic " + topic + ": " + cause.getMessage()
                        + "; check --bootstrap-servers, the broker and the right to create topics.");
        failure.initCause(cause);
        return failure;
    }
}
