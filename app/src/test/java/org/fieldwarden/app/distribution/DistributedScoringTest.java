package org.fieldwarden.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fieldwarden.app.broker.EmbeddedBroker;
import org.fieldwarden.app.detection.DetectionRequest;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.Georeference;
import org.fieldwarden.app.detection.PairScoring;
import org.fieldwarden.app.meters.Meters;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.app.s3.S3Mock;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.BlockResult;
import org.fieldwarden.detector.StoredScores;
import org.fieldwarden.detector.storage.FolderStorage;
import org.fieldwarden.georef.Divisions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planner and workers in one process, with a real broker between them and models that are quick. */
@SuppressWarnings("NullAway.Init") // set before the tests
final class DistributedScoringTest {

    private static final DetectionSettings SETTINGS =
            new DetectionSettings(TwoFlights.BLOCK, 2, new SquareMetres(1), Georeference.CHECKED);

    @TempDir
    static Path shared;

    private static TwoFlights flights;
    private static EmbeddedBroker broker;

    @TempDir
    Path folder;

    private final DifferenceModels models = DifferenceModels.sound();
    private final RunMeters meters = new RunMeters();
    private Cluster cluster;

    @BeforeAll
    static void start() {
        flights = TwoFlights.in(shared);
        broker = EmbeddedBroker.start(shared.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
        flights.close();
    }

    @BeforeEach
    void openStore() throws IOException {
        cluster = new Cluster(broker.bootstrapServers(), FolderStorage.in(folder.resolve("store")));
    }

    private StoredScores score(Consumer<BlockResult> results) {
        return new DistributedScoring(cluster, flights.paths(), models.bundleHash(), SETTINGS, meters)
                .score(
                        new DetectionRequest(
                                flights.pair().baseline(), flights.pair().current(), Divisions.none(), folder),
                        flights.pair(),
                        results);
    }

    private List<BlockResult> scored() {
        List<BlockResult> results = new ArrayList<>();
        score(results::add);
        return results;
    }

    /** What one process makes of the pair. */
    private List<BlockResult> expected() {
        List<BlockResult> results = new ArrayList<>();
        new PairScoring(models, SETTINGS, new RunMeters()).score(flights.pair(), folder.resolve("alone"), results::add);
        return results;
    }

    @Test
    void workersGiveWhatOneProcessGivesInTheSameOrderAndNothingIsLeftBehind() throws IOException {
        List<BlockResult> results = new ArrayList<>();
        StoredScores stored;
        try (RunningWorker one = RunningWorker.of(cluster, models);
                RunningWorker other = RunningWorker.of(cluster, models)) {
            assertThat(one).isNotSameAs(other);
            stored = score(results::add);
        }

        assertThat(results).isEqualTo(expected()).hasSize(9);
        assertThat(stored.apply(results.get(3).scores().window()))
                .isEqualTo(results.get(3).scores());
        assertThat(meters.countsBy(Meters.BLOCKS, "outcome")).isEqualTo(Map.of("scored", 9L));
        assertThat(Site.files(folder.resolve("store/blocks"))).hasSize(9);
        assertThat(Site.files(folder.resolve("store/jobs"))).isEmpty();
        assertThat(Site.files(folder.resolve("store/attempts"))).isEmpty();
    }

    @Test
    void bucketServesAsTheStore() {
        cluster = new Cluster(broker.bootstrapServers(), S3Mock.running().storage("county"));
        List<BlockResult> first;
        try (RunningWorker worker = RunningWorker.of(cluster, models)) {
            assertThat(worker).isNotNull();
            first = scored();
        }

        assertThat(first).isEqualTo(expected());
        assertThat(cluster.storage().list("")).hasSize(9).allMatch(name -> name.startsWith("blocks/"));
        assertThat(scored()).as("without any worker").isEqualTo(first);
    }

    @Test
    void everyRecordThatIsReallySentKeepsItsSchemas() {
        try (RunningWorker worker = RunningWorker.of(cluster, models)) {
            assertThat(worker).isNotNull();
            scored();
        }

        EventSchemas schemas = new EventSchemas();
        for (String topic : List.of(BlockTopics.BLOCKS, BlockTopics.RESULTS)) {
            List<ConsumerRecord<byte[], byte[]>> records = read(topic);
            assertThat(records).hasSizeGreaterThanOrEqualTo(9);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.headers().lastHeader("ce_type") != null) { // others were sent by a test to be refused
                    assertThat(schemas.breaches(record)).as(topic).isEmpty();
                }
            }
        }
    }

    @Test
    void secondRunAsksForNothing() {
        List<BlockResult> first;
        try (RunningWorker worker = RunningWorker.of(cluster, models)) {
            assertThat(worker).isNotNull();
            first = scored();
        }
        int requests = read(BlockTopics.BLOCKS).size();

        assertThat(scored()).as("without any worker").isEqualTo(first);
        assertThat(read(BlockTopics.BLOCKS)).hasSize(requests);
        assertThat(meters.countsBy(Meters.BLOCKS, "outcome")).isEqualTo(Map.of("scored", 9L, "reused", 9L));
    }

    @Test
    void resultThatIsDamagedInTheStoreIsAskedForAgain() throws IOException {
        List<BlockResult> first;
        try (RunningWorker worker = RunningWorker.of(cluster, models)) {
            assertThat(worker).isNotNull();
            first = scored();
            Path damaged = Site.files(folder.resolve("store/blocks")).get(5);
            Files.write(damaged, new byte[] {1, 2, 3});

            assertThat(scored()).isEqualTo(first);
            assertThat(damaged).isNotEmptyFile();
        }
    }

    /** Somebody puts the results into the store and says nothing: the planner must look for itself. */
    @Test
    void lostAnswersDoNotMakeTheRunWaitForEver() {
        SharedStore store = new SharedStore(cluster.storage());
        List<BlockRequest> requests = flights.requests(flights.job(models.bundleHash()));
        List<BlockResult> results = expected();
        for (int i = 1; i < 9; i++) {
            store.blocks().put(requests.get(i).block(), results.get(i));
        }
        Thread silent = new Thread(() -> {
            while (store.find(requests.get(0).job()).isEmpty()) {
                Thread.onSpinWait();
            }
            store.blocks().put(requests.get(0).block(), results.get(0));
        });
        silent.start();

        assertThat(scored()).isEqualTo(results);
    }

    @Test
    void workerThatRefusesEndsTheRunWithASentence() {
        try (RunningWorker worker = RunningWorker.of(cluster, DifferenceModels.ofAnotherBundle())) {
            assertThat(worker).isNotNull();
            assertThatThrownBy(this::scored)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("model bundle")
                    .hasMessageContaining("--model");
        }
        try (RunningWorker worker = RunningWorker.of(cluster, models)) {
            assertThat(worker).isNotNull();
            assertThat(scored()).as("once it is put right").isEqualTo(expected());
        }
    }

    /** What a stop signal does: the begun blocks are finished and kept, nothing else is begun, and others go on. */
    @Test
    void workerThatIsStoppedFinishesWhatItHasBegun() throws Exception {
        DifferenceModels held = DifferenceModels.held();
        CompletableFuture<List<BlockResult>> run = CompletableFuture.supplyAsync(this::scored);
        try (RunningWorker stopped = RunningWorker.of(cluster, held)) {
            held.awaitBegun();
            stopped.stop();
            held.letEnd();
        }
        int begun = held.tiles();
        assertThat(Site.files(folder.resolve("store/blocks"))).hasSize(begun).hasSizeBetween(1, 2);
        assertThat(Site.files(folder.resolve("store/attempts"))).isEmpty();

        try (RunningWorker other = RunningWorker.of(cluster, models)) {
            assertThat(other).isNotNull();
            assertThat(run.join()).isEqualTo(expected());
        }
        assertThat(models.tiles()).isEqualTo(9 - begun + 9);
    }

    @Test
    void recordThatIsNoRequestIsPutAsideAndTheWorkGoesOn() throws Exception {
        BlockTopics.require(broker.bootstrapServers());
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(BlockTopics.BLOCKS, 0, "x", new byte[] {'{'}))
                    .get();
        }
        try (RunningWorker worker = RunningWorker.of(cluster, models)) {
            assertThat(worker).isNotNull();
            assertThat(scored()).isEqualTo(expected());
        }
        EventSchemas schemas = new EventSchemas();
        assertThat(read("fieldwarden.dead-letters.v1"))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(schemas.breaches(letter)).isEmpty());
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
