package org.fieldwarden.app.distribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.fieldwarden.detector.BlockKey;

/**
 * Publishes requests for blocks, in turn to all partitions, and remembers where each lies: so it can tell whether a
 * request was passed by without a result. Not thread-safe; closed by whoever opened it.
 */
final class RequestedBlocks implements AutoCloseable {

    /** Bounds what is in flight. */
    private static final int BATCH = 1000;

    private final Producer<String, byte[]> producer;
    private final Admin admin;
    private final int partitions;
    private final Map<BlockKey, Place> places = new HashMap<>();
    private int turn;

    private RequestedBlocks(Producer<String, byte[]> producer, Admin admin) {
        this.producer = producer;
        this.admin = admin;
        this.partitions = producer.partitionsFor(BlockTopics.BLOCKS).size();
    }

    static RequestedBlocks open(String bootstrapServers) {
        return new RequestedBlocks(BlockConnection.producer(bootstrapServers), BlockConnection.admin(bootstrapServers));
    }

    private record Place(TopicPartition partition, long offset) {}

    /** Whether this run has asked for a block. */
    boolean contains(BlockKey block) {
        return places.containsKey(block);
    }

    /** Publishes requests and returns when the broker has acknowledged every one. */
    void publish(List<BlockRequest> requests) {
        for (int begin = 0; begin < requests.size(); begin += BATCH) {
            publishBatch(requests.subList(begin, Math.min(requests.size(), begin + BATCH)));
        }
    }

    private void publishBatch(List<BlockRequest> requests) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (BlockRequest request : requests) {
            sent.add(producer.send(BlockEvents.record(request, turn)));
            turn = (turn + 1) % partitions;
        }
        producer.flush();
        for (int i = 0; i < sent.size(); i++) {
            RecordMetadata metadata = acknowledged(sent.get(i));
            places.put(
                    requests.get(i).block(),
                    new Place(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset()));
        }
    }

    /**
     * Those of the blocks whose request a worker has committed, or which are no longer in the topic: if they have no
     * result now, they will get none. Empty also where the broker cannot say.
     */
    Set<BlockKey> passedBy(Collection<BlockKey> blocks) {
        Map<BlockKey, Place> waiting = new HashMap<>(places);
        waiting.keySet().retainAll(blocks);
        Set<TopicPartition> asked =
                waiting.values().stream().map(Place::partition).collect(Collectors.toUnmodifiableSet());
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(BlockTopics.WORKERS)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, ListOffsetsResultInfo> begins = offsets(asked, OffsetSpec.earliest());
            Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(asked, OffsetSpec.latest());
            Set<BlockKey> passed = new HashSet<>();
            waiting.forEach((block, place) -> {
                OffsetAndMetadata next = committed.get(place.partition());
                boolean done = next != null && next.offset() > place.offset();
                boolean gone = place.offset() < offset(begins, place) || place.offset() >= offset(ends, place);
                if (done || gone) {
                    passed.add(block);
                }
            });
            return passed;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return Set.of(); // the broker is away; it is asked again
            }
            throw failed(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, Place place) {
        return Objects.requireNonNull(offsets.get(place.partition())).offset();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Set<TopicPartition> asked, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(asked.stream().collect(Collectors.toMap(one -> one, one -> which)))
                .all()
                .get();
    }

    private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RuntimeException failed(ExecutionException e) {
        return e.getCause() instanceof KafkaException cause ? cause : new IllegalStateException(e.getCause());
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while asking for blocks", e);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
