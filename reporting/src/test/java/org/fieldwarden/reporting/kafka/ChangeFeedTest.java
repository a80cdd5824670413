package org.fieldwarden.reporting.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fieldwarden.core.Change;
import org.junit.jupiter.api.Test;

final class ChangeFeedTest {

    private static final TopicPartition PARTITION = new TopicPartition(ChangeFeed.TOPIC, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final List<Change> kept = new ArrayList<>();

    @Test
    void goodRecordsReachTheSinkAndAreCommitted() {
        offer(List.of(Records.good(0), Records.good(1)));

        FeedReport report = feed(kept::addAll).drain();

        assertThat(report).isEqualTo(new FeedReport(2, 2, 0, 0));
        assertThat(kept).hasSize(2);
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void poisonBetweenGoodRecordsIsPutAsideWithItsPlaceAndBytes() throws IOException {
        offer(List.of(Records.good(0), Records.withHeader(1, "ce_type", "something.else"), Records.good(2)));

        FeedReport report = feed(kept::addAll).drain();

        assertThat(report).isEqualTo(new FeedReport(3, 2, 1, 0));
        assertThat(committed()).isEqualTo(3);
        ProducerRecord<String, byte[]> letter = producer.history().get(0);
        assertThat(letter.topic()).isEqualTo("fieldwarden.dead-letters.v1");
        assertThat(header(letter, "dead-letter-cause")).isEqualTo("Unknown event type: something.else");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo(ChangeFeed.TOPIC);
        assertThat(header(letter, "dead-letter-partition")).isEqualTo("0");
        assertThat(header(letter, "dead-letter-offset")).isEqualTo("1");
        JsonNode data = new ObjectMapper().readTree(letter.value());
        assertThat(data.at("/value/base64").binaryValue())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Records.JSON);
        assertThat(data.at("/key/base64").binaryValue())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Records.KEY);
    }

    @Test
    void oversizeRecordLeavesAnExcerptWithLengthAndDigest() throws IOException {
        offer(List.of(Records.withValue(0, Optional.of(new byte[20_000_000]))));

        assertThat(feed(kept::addAll).drain().deadLettered()).isEqualTo(1);

        JsonNode value =
                new ObjectMapper().readTree(producer.history().get(0).value()).path("value");
        assertThat(value.path("length").asInt()).isEqualTo(20_000_000);
        assertThat(value.path("base64").binaryValue()).hasSize(4096);
        assertThat(value.path("sha256").asText()).hasSize(64);
    }

    @Test
    void failureOfTheSinkGoesThroughAndNothingIsCommitted() {
        offer(List.of(Records.good(0), Records.withKey(1, "wrong")));

        assertThatThrownBy(() -> feed(changes -> {
                            throw new IllegalStateException("disk full");
                        })
                        .drain())
                .hasMessage("disk full");

        assertThat(consumer.committed(Set.of(PARTITION))).doesNotContainKey(PARTITION);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void deadLetterThatIsNotTakenStopsTheFeedBeforeTheCommit() {
        offer(List.of(Records.withKey(0, "wrong")));
        producer.sendException = new IllegalStateException("no broker");

        assertThatThrownBy(() -> feed(kept::addAll).drain()).hasMessage("no broker");

        assertThat(consumer.committed(Set.of(PARTITION))).doesNotContainKey(PARTITION);
    }

    @Test
    void placeBeyondTheEndOfATopicThatWasMadeAnewMeansReadingItAll() {
        offer(List.of(Records.good(0)));
        consumer.assign(Set.of(PARTITION));
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(50)));

        assertThat(feed(kept::addAll).drain().accepted()).isEqualTo(1);
    }

    @Test
    void absentTopicIsNothingToRead() {
        assertThat(feed(kept::addAll).drain()).isEqualTo(new FeedReport(0, 0, 0, 0));
    }

    private ChangeFeed feed(ChangeSink sink) {
        return new ChangeFeed(consumer, new DeadLetters(producer), sink);
    }

    private void offer(List<ConsumerRecord<byte[], byte[]>> records) {
        Node node = new Node(1, "localhost", 1);
        consumer.updatePartitions(
                ChangeFeed.TOPIC,
                List.of(new PartitionInfo(ChangeFeed.TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) records.size()));
        consumer.schedulePollTask(() -> records.forEach(consumer::addRecord));
    }

    private long committed() {
        return Objects.requireNonNull(consumer.committed(Set.of(PARTITION)).get(PARTITION))
                .offset();
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
