package org.fieldwarden.app.distribution;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records a worker has taken, and how far each partition may be committed: up to the first record that is not done,
 * whatever was done after it. Safe for use by several threads.
 */
final class OffsetLedger {

    private enum State {
        QUEUED,
        RUNNING,
        DONE,
        /** Never begun here, so nothing behind it may be committed. */
        DROPPED
    }

    private final Map<TopicPartition, NavigableMap<Long, State>> taken = new HashMap<>();

    /** A record that was handed over by Kafka. */
    synchronized void take(TopicPartition partition, long offset) {
        taken.computeIfAbsent(partition, one -> new TreeMap<>()).put(offset, State.QUEUED);
    }

    /** Whether work on the record may begin; not if it was dropped meanwhile. */
    synchronized boolean begin(TopicPartition partition, long offset) {
        NavigableMap<Long, State> records = taken.get(partition);
        return records != null && records.replace(offset, State.QUEUED, State.RUNNING);
    }

    /** The record is answered; nothing happens where its partition has gone meanwhile. */
    synchronized void done(TopicPartition partition, long offset) {
        NavigableMap<Long, State> records = taken.get(partition);
        if (records != null) {
            records.replace(offset, State.DONE);
        }
        notifyAll();
    }

    /** The record will not be answered here; it comes again, to whomever. */
    synchronized void drop(TopicPartition partition, long offset) {
        NavigableMap<Long, State> records = taken.get(partition);
        if (records != null) {
            records.replace(offset, State.DROPPED);
        }
        notifyAll();
    }

    /** Records that wait or are worked on. */
    synchronized int open() {
        return Math.toIntExact(taken.values().stream()
                .flatMap(records -> records.values().stream())
                .filter(state -> state == State.QUEUED || state == State.RUNNING)
                .count());
    }

    /** How far each partition has come since the last {@link #committed}. */
    synchronized Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
        taken.forEach((partition, records) -> {
            for (Map.Entry<Long, State> record : records.entrySet()) {
                if (record.getValue() != State.DONE) {
                    break;
                }
                places.put(partition, new OffsetAndMetadata(record.getKey() + 1));
            }
        });
        return places;
    }

    /** These places are kept by Kafka; what lies before them is forgotten. */
    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> places) {
        places.forEach((partition, place) -> {
            NavigableMap<Long, State> records = taken.get(partition);
            if (records != null) {
                records.headMap(place.offset()).clear();
            }
        });
    }

    /** Lets nothing of these partitions begin, and waits for what is being worked on, but not longer than that. */
    synchronized void drain(Collection<TopicPartition> partitions, Duration patience) throws InterruptedException {
        partitions.forEach(partition -> taken.getOrDefault(partition, new TreeMap<>())
                .replaceAll((offset, state) -> state == State.QUEUED ? State.DROPPED : state));
        long end = System.nanoTime() + patience.toNanos();
        while (isRunning(partitions)) {
            long leftMs = (end - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return;
            }
            wait(leftMs);
        }
    }

    private boolean isRunning(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .anyMatch(partition ->
                        taken.getOrDefault(partition, new TreeMap<>()).containsValue(State.RUNNING));
    }

    /** These partitions belong to somebody else now. */
    synchronized void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(taken::remove);
    }

    /** All partitions of which something was taken. */
    synchronized Set<TopicPartition> partitions() {
        return Set.copyOf(taken.keySet());
    }
}
