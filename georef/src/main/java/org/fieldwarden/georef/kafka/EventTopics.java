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
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.fieldwarden.core.UsageException;
import org.jspecify.annotations.Nullable;

/** The topics that this room writes, and their creation where they are absent. An existing topic is left as it is. */
public final class EventTopics {

    static final String CHANGES = "fieldwarden.changes.v1";
    static final String FLIGHTS = "fieldwarden.flights.v1";

    /** How long a broker may take to answer at the start, before the user is asked to look at it. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    /** A polygon of about 100,000 vertices in both CRS; larger ones are refused when they are published. */
    static final int MAX_EVENT_BYTES = 8 * 1024 * 1024;

    /** Six readers at once are more than any county has; one division always stays in one partition, in order. */
    private static final int CHANGES_PARTITIONS = 6;

    /** Arrivals and verdicts stay in the order in which they happened. */
    private static final int FLIGHTS_PARTITIONS = 1;

    private static final long ASK_AGAIN_AFTER_MS = 50;

    private EventTopics() {}

    static void requireChanges(String bootstrapServers, Duration patience) {
        require(bootstrapServers, patience, topic(CHANGES, CHANGES_PARTITIONS));
    }

    /**
     * Creates a topic of another room where it is absent.
     *
     * @throws UsageException if no broker answers within 20 seconds, or the topic is compacted
     */
    public static void require(String bootstrapServers, NewTopic topic) {
        require(bootstrapServers, ANSWER_WITHIN, topic);
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
            if (!created(admin, topic, patience)) {
                requireNotCompacted(admin, topic.name(), patience);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unusable(bootstrapServers, topic.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable(bootstrapServers, topic.name(), e);
        }
    }

    /** Whether the topic was created now; a topic that was there is left as it is. */
    private static boolean created(Admin admin, NewTopic topic, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin.createTopics(Set.of(topic)).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            return false;
        }
    }

    private static void requireNotCompacted(Admin admin, String name, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config = described(admin, resource, System.nanoTime() + patience.toNanos());
        if (config != null
                && config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new UsageException("Topic " + name
                    + " is compacted and would lose events that share a key; set its cleanup.policy to delete.");
        }
    }

    /** A topic that somebody else creates at this moment may be unknown to the broker that is asked, for a moment. */
    private static @Nullable Config described(Admin admin, ConfigResource topic, long deadlineNanos)
            throws ExecutionException, InterruptedException, TimeoutException {
        while (true) {
            try {
                long left = Math.max(1, deadlineNanos - System.nanoTime());
                return admin.describeConfigs(Set.of(topic))
                        .all()
                        .get(left, TimeUnit.NANOSECONDS)
                        .get(topic);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() >= deadlineNanos) {
                    throw e;
                }
                Thread.sleep(ASK_AGAIN_AFTER_MS);
            }
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
