package org.fieldwarden.app.distribution;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.reporting.kafka.DeadLetters;

/**
 * One process of the workers' group: takes requests for blocks from Kafka, answers them on several threads and commits
 * what is answered. The thread that runs it does nothing but poll, so however long a block takes, Kafka sees a living
 * member; when enough is taken the partitions are paused. A request is committed after its result is in the store and
 * announced, so it may be delivered again, which costs a look into the store.
 */
public final class BlockWorker {

    private static final URI SOURCE = URI.create("/fieldwarden/worker");
    private static final Duration POLL = Duration.ofMillis(200);

    /** A block of ordinary size takes seconds; the others of the group go on meanwhile. */
    private static final Duration REVOKE_PATIENCE = Duration.ofSeconds(60);

    /** Together with the commit and the farewell about 10 s, after which supervisors kill. */
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(7);

    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final ChangeModels models;
    private final WorkerSettings settings;
    private final RunMeters meters;
    private final OffsetLedger ledger = new OffsetLedger();
    private volatile boolean stopping;
    private volatile Optional<BlockWork> atWork = Optional.empty();

    /** @param models closed by the caller, after {@link #run} */
    public BlockWorker(Cluster cluster, ChangeModels models, WorkerSettings settings, RunMeters meters) {
        this.cluster = cluster;
        this.models = models;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Works until {@link #stop}.
     *
     * @return whether nothing is under way any more, so that the models may be closed
     * @throws RuntimeException what a block or the store threw; the others were drained before
     */
    public boolean run() {
        BlockTopics.require(cluster.bootstrapServers());
        ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
        BlockWork work = new BlockWork(new SharedStore(cluster.storage()), models, settings, meters);
        atWork = Optional.of(work);
        if (stopping) {
            work.stop();
        }
        boolean idle = false;
        try (DeadLetters letters = DeadLetters.open(cluster.bootstrapServers(), SOURCE);
                Producer<String, byte[]> answers = BlockConnection.producer(cluster.bootstrapServers());
                Consumer<byte[], byte[]> requests =
                        BlockConnection.worker(cluster.bootstrapServers(), settings.threads())) {
            new Membership(work, letters, answers, requests, new ExecutorCompletionService<>(threads)).work();
        } finally {
            idle = ended(threads);
            if (idle) {
                work.close();
            }
        }
        return idle;
    }

    /** Whether no thread is at work any more; a block that takes too long is left to die with the process. */
    private static boolean ended(ExecutorService threads) {
        threads.shutdown();
        try {
            return threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks {@link #run} to end: nothing begins any more; what is under way is finished if it takes some seconds only. */
    public void stop() {
        stopping = true;
        atWork.ifPresent(BlockWork::stop);
    }

    /** The time between joining the group and leaving it. */
    private final class Membership implements ConsumerRebalanceListener {

        private final BlockWork work;
        private final DeadLetters letters;
        private final Producer<String, byte[]> answers;
        private final Consumer<byte[], byte[]> requests;
        private final CompletionService<Void> threads;
        private final WorkerLog log = new WorkerLog(meters);

        Membership(
                BlockWork work,
                DeadLetters letters,
                Producer<String, byte[]> answers,
                Consumer<byte[], byte[]> requests,
                CompletionService<Void> threads) {
            this.work = work;
            this.letters = letters;
            this.answers = answers;
            this.requests = requests;
            this.threads = threads;
        }

        void work() {
            BlockConnection.partitions(requests, BlockTopics.BLOCKS);
            requests.subscribe(List.of(BlockTopics.BLOCKS), this);
            try {
                while (!stopping) {
                    pauseOrResume();
                    for (ConsumerRecord<byte[], byte[]> record : requests.poll(POLL)) {
                        take(record);
                    }
                    raiseFailures();
                    commit(COMMIT_PATIENCE);
                    log.tell(ledger.open(), lag());
                }
            } finally {
                leave();
            }
        }

        /** Two for each thread: one in work and one at hand. */
        private void pauseOrResume() {
            if (ledger.open() >= 2 * settings.threads()) {
                requests.pause(requests.assignment());
            } else {
                requests.resume(requests.paused());
            }
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            TopicPartition partition = partition(record);
            ledger.take(partition, record.offset());
            Future<Void> unused = threads.submit(() -> {
                answer(record, partition);
                return null;
            });
        }

        private void answer(ConsumerRecord<byte[], byte[]> record, TopicPartition partition)
                throws InterruptedException, ExecutionException {
            if (!ledger.begin(partition, record.offset())) {
                return;
            }
            boolean answered = false;
            try {
                answered = answered(record);
            } finally {
                if (answered) {
                    ledger.done(partition, record.offset());
                } else {
                    ledger.drop(partition, record.offset());
                }
            }
        }

        private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
            return new TopicPartition(record.topic(), record.partition());
        }

        /** Whether there is an answer and everybody has it who must. */
        private boolean answered(ConsumerRecord<byte[], byte[]> record)
                throws InterruptedException, ExecutionException {
            BlockRequest request;
            try {
                request = BlockEvents.request(record);
            } catch (UnknownRecordException e) {
                letters.put(record, String.valueOf(e.getMessage()));
                return true;
            }
            Optional<BlockWork.Answered> answered = work.answer(request);
            if (answered.isEmpty()) {
                return false;
            }
            answered.get().deadLetter().ifPresent(cause -> letters.put(record, cause));
            answers.send(BlockEvents.record(answered.get().answer())).get();
            return true;
        }

        private void raiseFailures() {
            for (Future<Void> end = threads.poll(); end != null; end = threads.poll()) {
                try {
                    end.get();
                } catch (InterruptedException e) {
                    throw interrupted(e);
                } catch (ExecutionException e) {
                    throw failure(e);
                }
            }
        }

        private static RuntimeException failure(ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof ExecutionException && cause.getCause() instanceof KafkaException unsent) {
                return unsent;
            }
            return cause instanceof RuntimeException ours ? ours : new IllegalStateException("A block failed", cause);
        }

        /** A commit that is lost costs a look into the store when the requests come again, so it is no failure. */
        private void commit(Duration patience) {
            Map<TopicPartition, OffsetAndMetadata> places = ledger.committable();
            if (places.isEmpty()) {
                return;
            }
            try {
                requests.commitSync(places, patience);
                ledger.committed(places);
            } catch (RetriableException | RebalanceInProgressException | CommitFailedException e) {
                meters.commitFailed();
            }
        }

        private long lag() {
            return requests.assignment().stream()
                    .mapToLong(partition -> requests.currentLag(partition).orElse(0))
                    .sum();
        }

        private void leave() {
            stopping = true;
            work.stop();
            drain(ledger.partitions(), DRAIN_PATIENCE);
            work.withdrawUnderWay();
            commit(COMMIT_PATIENCE);
            // With a broker that is away both would wait for it much longer than anybody waits for us.
            requests.close(CloseOptions.timeout(FAREWELL));
            answers.close(FAREWELL);
        }

        private void drain(Collection<TopicPartition> partitions, Duration patience) {
            try {
                ledger.drain(partitions, patience);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            drain(partitions, stopping ? Duration.ZERO : REVOKE_PATIENCE);
            commit(COMMIT_PATIENCE);
            ledger.forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            drain(partitions, Duration.ZERO);
            ledger.forget(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            log.assigned(requests.assignment().size());
        }

        private static IllegalStateException interrupted(InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("Interrupted while at work", e);
        }
    }
}
