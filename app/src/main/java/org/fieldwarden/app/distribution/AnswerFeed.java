package org.fieldwarden.app.distribution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        Set<TopicPartition> partitions = BlockConnection.partitions(consumer, BlockTopics.RESULTS);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // looked up now and not at the first poll
        return new AnswerFeed(consumer, job);
    }

    /** What came, waiting a little where nothing has. */
    List<BlockAnswer> poll(Duration patience) {
        List<BlockAnswer> answers = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            answer(record).filter(answer -> answer.job().equals(job)).ifPresent(answers::add);
        }
        return answers;
    }

    /** Empty where the record is foreign: an answer is only a hint, and what it would have said is in the store. */
    private static Optional<BlockAnswer> answer(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(BlockEvents.answer(record));
        } catch (UnknownRecordException foreign) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
