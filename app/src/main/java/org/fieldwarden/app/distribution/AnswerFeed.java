package org.fieldwarden.app.distribution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Listens to what workers say of one job, from the moment it is opened. Whoever misses an answer finds the result in the
 * store all the same. Not thread-safe; closed by whoever opened it.
 */
final class AnswerFeed implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final String job;

    private AnswerFeed(Consumer<byte[], byte[]> consumer, String job) {
        this.consumer = consumer;
        this.job = job;
    }

    /** Begins to listen; requests that are published afterwards are answered within hearing. */
    static AnswerFeed open(String bootstrapServers, String job) {
        Consumer<byte[], byte[]> consumer = BlockConnection.listener(bootstrapServers);
        Set<TopicPartition> partitions = consumer.partitionsFor(BlockTopics.RESULTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // looked up now and not at the first poll
        return new AnswerFeed(consumer, job);
    }

    /** What came, waiting a little where nothing has. */
    List<BlockAnswer> poll(Duration patience) {
        List<BlockAnswer> answers = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            try {
                BlockAnswer answer = BlockEvents.answer(record);
                if (answer.job().equals(job)) {
                    answers.add(answer);
                }
            } catch (UnknownRecordException foreign) {
                // A pointer is only a hint: what it would have said is in the store.
                continue;
            }
        }
        return answers;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
