package org.fieldwarden.georef.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fieldwarden.core.FlightPair;
import org.junit.jupiter.api.Test;

final class FlightPublisherTest {

    private static final Instant NOON = Instant.parse("2026-06-06T04:00:00Z");
    private static final FlightPair PAIR =
            new FlightPair(Fixtures.flight("north-2025", 1), Fixtures.flight("north-2026", 2));

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final FlightPublisher publisher = new FlightPublisher(producer);

    @Test
    void everySentFlightEventKeepsItsSchemas() {
        publisher.arrived(PAIR.current(), NOON);
        publisher.accepted(PAIR, NOON);
        publisher.refused(PAIR, List.of("GSD differs by a factor of 4."), NOON);

        EventContract contract = new EventContract();
        assertThat(producer.history()).hasSize(3).allSatisfy(sent -> {
            assertThat(contract.breaches(sent)).isEmpty();
            assertThat(sent.key()).isEqualTo("north-2026");
        });
    }

    @Test
    void sameVerdictToldTwiceHasOneIdAndAnotherVerdictAnother() {
        publisher.accepted(PAIR, NOON);
        publisher.accepted(PAIR, NOON.plusSeconds(60));
        publisher.refused(PAIR, List.of("No overlap."), NOON);

        List<String> ids = producer.history().stream()
                .map(sent -> ChangePublisherTest.header(sent, "ce_id"))
                .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void refusalNeedsAReason() {
        assertThatThrownBy(() -> publisher.refused(PAIR, List.of(), NOON)).isInstanceOf(IllegalArgumentException.class);
    }
}
