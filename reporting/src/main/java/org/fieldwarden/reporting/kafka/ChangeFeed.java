package org.fieldwarden.reporting.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code fieldwarden.changes.v1} into a {@link ChangeSink}. The order is: the sink keeps a batch, dead letters are
 * acknowledged, offsets are committed. A crash in between makes records come again, never get lost.
 *
 * <p>Partitions are assigned by this class and not by a group's rebalancing, so the sink may take as long as it needs;
 * two feeds of one group both read everything, which an idempotent sink makes harmless. Not thread-safe; closed by
 * whoever opened it.
 */
public final class ChangeFeed implements AutoCloseable {

    static final String TOPIC = "fieldwarden.changes.v1";

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** A broker that restarts after a crash is back in about 5 s. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Consumer<byte[], byte[]> consumer;
    private final DeadLetters deadLetters;
    private final ChangeSink sink;

    ChangeFeed(Consumer<byte[], byte[]> consumer, DeadLetters deadLetters, ChangeSink sink) {
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        this.sink = sink;
    }

    /**
     * Connects, and creates the topic for dead letters where it is absent.
     *
     * @param bootstrapServers {@code host:port}, several separated by commas
     * @param group consumer group in which the place of this sink is remembered; one for each register
     * @throws UsageException if no broker answers
     */
    public static ChangeFeed open(String bootstrapServers, String group, ChangeSink sink) {
        FeedConnection.requireDeadLetters(bootstrapServers);
        return new ChangeFeed(
                FeedConnection.consumer(bootstrapServers, group),
                new DeadLetters(FeedConnection.producer(bootstrapServers)),
                sink);
    }

    /**
     * Reads from the committed place to the ends of the partitions as they are now, and a little further where records
     * arrive meanwhile. What the sink or the dead-letter topic throws goes through, and the batch comes again next time.
     */
    public FeedReport drain() {
        return drain(committed(assign()));
    }

    /** Reads everything again from the first record, for a register that was lost or is rebuilt. */
    public FeedReport drainFromStart() {
        return drain(consumer.beginningOffsets(assign()));
    }

    private Set<TopicPartition> assign() {
        Set<TopicPartition> partitions = consumer.listTopics().getOrDefault(TOPIC, List.of()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
        consumer.assign(partitions);
        return partitions;
    }

    private Map<TopicPartition, Long> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = new HashMap<>(consumer.beginningOffsets(partitions));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.committed(partitions).forEach((partition, place) -> {
            // A place past the end belongs to a topic that was made anew since: then everything in it is unread.
            if (place != null && place.offset() <= end(ends, partition)) {
                begins.merge(partition, place.offset(), Math::max);
            }
        });
        return begins;
    }

    private FeedReport drain(Map<TopicPartition, Long> begins) {
        Set<TopicPartition> partitions = begins.keySet();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        begins.forEach((partition, begin) -> consumer.seek(partition, begin.longValue()));
        long received = 0;
        long putAside = 0;
        long lastProgress = System.nanoTime();
        while (behind(ends) > 0) {
            long before = behind(ends);
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            putAside += take(records);
            received += records.count();
            if (behind(ends) < before) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > LONGEST_SILENCE.toNanos()) {
                throw new KafkaException("Topic " + TOPIC + " gave nothing for " + LONGEST_SILENCE.toSeconds()
                        + " s with " + before + " offsets to go");
            }
        }
        return new FeedReport(received, received - putAside, putAside, behind(consumer.endOffsets(partitions)));
    }

    private long behind(Map<TopicPartition, Long> ends) {
        long behind = 0;
        for (TopicPartition partition : ends.keySet()) {
            behind += Math.max(0, end(ends, partition) - consumer.position(partition));
        }
        return behind;
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** Keeps a batch and commits it; returns how many records were put aside. */
    private long take(ConsumerRecords<byte[], byte[]> records) {
        List<Change> changes = new ArrayList<>();
        List<Poison> poison = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                changes.add(ChangeDecoder.decode(record));
            } catch (UndecodableRecordException e) {
                poison.add(new Poison(record, String.valueOf(e.getMessage())));
            }
        }
        if (!changes.isEmpty()) {
            sink.accept(List.copyOf(changes));
        }
        for (Poison one : poison) {
            deadLetters.put(one.record(), one.cause());
            LOG.warn(
                    "Put aside {} partition {} offset {}: {}",
                    TOPIC,
                    one.record().partition(),
                    one.record().offset(),
                    one.cause());
        }
        commit();
        return poison.size();
    }

    private record Poison(ConsumerRecord<byte[], byte[]> record, String cause) {}

    /** Also after an empty poll, which may have passed over an aborted transaction. */
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            places.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
        consumer.commitSync(places);
    }

    @Override
    public void close() {
        try (deadLetters) {
            consumer.close();
        }
    }
}
