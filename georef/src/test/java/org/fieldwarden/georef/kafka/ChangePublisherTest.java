package org.fieldwarden.georef.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;

final class ChangePublisherTest {

    private final EventContract contract = new EventContract();

    @Test
    void everySentChangeKeepsItsSchemas() {
        List<Change> changes = List.of(
                Fixtures.change(1),
                Fixtures.regular(3),
                Fixtures.change(
                        2, new GridCell("E117.00N39.00"), new AcquisitionDate("2025-06-01"), AcquisitionDate.UNKNOWN));

        for (ProducerRecord<String, byte[]> sent : sent(changes, EvidenceLinks.none())) {
            assertThat(contract.breaches(sent)).isEmpty();
        }
        for (ProducerRecord<String, byte[]> sent :
                sent(changes, change -> List.of(URI.create("evidence/" + change.id() + "/swipe.png")))) {
            assertThat(contract.breaches(sent)).isEmpty();
        }
    }

    @Test
    void aRegularOutlineAndItsFitGoWithTheTracedOne() {
        String sent = new String(ChangeFeature.bytes(Fixtures.regular(1), List.of()), StandardCharsets.UTF_8);

        assertThat(sent)
                .contains("\"regularOutlineProjected\":{\"type\":\"Polygon\"", "\"regularOutlineFitMetres\":0.123");
        assertThat(new String(ChangeFeature.bytes(Fixtures.change(1), List.of()), StandardCharsets.UTF_8))
                .doesNotContain("regularOutline");
    }

    @Test
    void recordIsKeyedByLocalityAndTimedByTheDayItWasFirstSeen() {
        ProducerRecord<String, byte[]> sent =
                sent(List.of(Fixtures.change(1)), EvidenceLinks.none()).get(0);

        assertThat(sent.topic()).isEqualTo("fieldwarden.changes.v1");
        assertThat(sent.key()).isEqualTo("110105001001");
        assertThat(header(sent, "ce_id")).isEqualTo(Fixtures.change(1).id().value());
        assertThat(header(sent, "ce_time")).isEqualTo("2026-06-05T00:00:00+08:00");
        assertThat(header(sent, "ce_source")).isEqualTo("/fieldwarden/flight-pairs/north-2025/north-2026");
        assertThat(header(sent, "content-type")).isEqualTo("application/geo+json");
    }

    @Test
    void changeOfUnknownDayCarriesNoTime() {
        Change change =
                Fixtures.change(1, Fixtures.VILLAGE, new AcquisitionDate("2025-06-01"), AcquisitionDate.UNKNOWN);

        ProducerRecord<String, byte[]> sent =
                sent(List.of(change), EvidenceLinks.none()).get(0);

        assertThat(sent.headers().lastHeader("ce_time")).isNull();
    }

    @Test
    void sameChangeTracedFromAnotherCornerGivesTheSameBytes() {
        var before = AcquisitionDate.UNKNOWN;
        var after = new AcquisitionDate("2026-06-05");
        String square = "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))";
        String otherCorner = "POLYGON ((1 1, 1 0, 0 0, 0 1, 1 1))";

        byte[] one = ChangeFeature.bytes(
                Fixtures.change(1, Fixtures.place(square, square, Fixtures.VILLAGE), before, after), List.of());
        byte[] other = ChangeFeature.bytes(
                Fixtures.change(1, Fixtures.place(otherCorner, otherCorner, Fixtures.VILLAGE), before, after),
                List.of());

        assertThat(new String(one, StandardCharsets.UTF_8))
                .isEqualTo(new String(other, StandardCharsets.UTF_8))
                .contains("[0.000000000,0.000000000],[1.000000000,0.000000000]");
    }

    @Test
    void storedExampleIsWhatIsSentToday() throws Exception {
        try (var stream =
                Objects.requireNonNull(getClass().getResourceAsStream("/schemas/change-detected-v1-example.json"))) {
            String example = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(new String(ChangeFeature.bytes(Fixtures.change(1), List.of()), StandardCharsets.UTF_8))
                    .isEqualTo(example);
        }
    }

    @Test
    void sliverThatRoundingWouldBreakIsWrittenFiner() {
        CanonicalPolygon sliver =
                CanonicalPolygon.projected(Fixtures.polygon("POLYGON ((0 0, 10 0.001, 10 0.004, 0 0.003, 0 0))"));

        assertThat(sliver.decimals()).isEqualTo(4);
        assertThat(sliver.polygon().isValid()).isTrue();
    }

    @Test
    void bowTieIsRefusedByNameOfTheChange() {
        Change bowTie = Fixtures.change(
                7,
                Fixtures.place(Fixtures.OUTLINE, "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))", Fixtures.VILLAGE),
                AcquisitionDate.UNKNOWN,
                AcquisitionDate.UNKNOWN);

        assertThatThrownBy(() -> sent(List.of(bowTie), EvidenceLinks.none()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(bowTie.id().value())
                .hasMessageContaining("not a valid polygon");
    }

    @Test
    void changeThatTheBrokerRefusesIsNamedWithItsTopic() {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized void flush() {
                        completeNext();
                        errorNext(new RecordTooLargeException("too large"));
                        super.flush();
                    }
                };
        try (ChangePublisher publisher = new ChangePublisher(producer, EvidenceLinks.none())) {
            assertThatThrownBy(() -> publisher.publish(List.of(Fixtures.change(1), Fixtures.change(2))))
                    .isInstanceOfSatisfying(PublishException.class, e -> {
                        assertThat(e.topic()).isEqualTo("fieldwarden.changes.v1");
                        assertThat(e.eventId())
                                .isEqualTo(Fixtures.change(2).id().value());
                    })
                    .hasMessageContaining("fieldwarden.changes.v1")
                    .hasMessageContaining(Fixtures.change(2).id().value());
        }
    }

    @Test
    void absentBrokerIsTheUsersToPutRight() {
        assertThatThrownBy(() -> EventTopics.requireChanges("127.0.0.1:9", Duration.ofMillis(500)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("127.0.0.1:9")
                .hasMessageContaining("--bootstrap-servers");
    }

    private static List<ProducerRecord<String, byte[]>> sent(List<Change> changes, EvidenceLinks evidence) {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        try (ChangePublisher publisher = new ChangePublisher(producer, evidence)) {
            publisher.publish(changes);
        }
        assertThat(producer.history()).hasSameSizeAs(changes);
        return producer.history();
    }

    static String header(ProducerRecord<String, byte[]> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
