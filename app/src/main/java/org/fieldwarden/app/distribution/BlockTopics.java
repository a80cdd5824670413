package org.fieldwarden.app.distribution;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.fieldwarden.georef.kafka.EventTopics;

/** The topics of distributed scoring, and their creation where they are absent. */
final class BlockTopics {

    static final String BLOCKS = "fieldwarden.blocks.v1";
    static final String RESULTS = "fieldwarden.block-results.v1";

    /** All workers of an installation: Kafka deals the partitions out among them. */
    static final String WORKERS = "fieldwarden-workers";

    /**
     * More workers than this cannot share the work; fewer share it evenly: with a dozen workers four partitions each, so
     * that one more or less does not double anybody's share.
     */
    private static final int BLOCKS_PARTITIONS = 48;

    private static final int RESULTS_PARTITIONS = 6;

    /** Work that nobody did in a week is asked for again by whoever still wants it. */
    private static final Duration KEPT = Duration.ofDays(7);

    private BlockTopics() {}

    static void require(String bootstrapServers) {
        EventTopics.require(bootstrapServers, topic(BLOCKS, BLOCKS_PARTITIONS));
        EventTopics.require(bootstrapServers, topic(RESULTS, RESULTS_PARTITIONS));
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(KEPT.toMillis())));
    }
}
