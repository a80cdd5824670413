package org.fieldwarden.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fieldwarden.app.distribution.BlockAnswer.Outcome;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.BlockKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockEventsTest {

    private static final BlockRequest REQUEST = new BlockRequest(
            "a".repeat(64), new BlockKey("0123456789abcdef".repeat(4)), PixelWindow.atSize(1280, 0, 1280, 77));

    private final EventSchemas schemas = new EventSchemas();

    @Test
    void requestKeepsItsSchemasAndComesBack() throws UnknownRecordException {
        ProducerRecord<String, byte[]> record = BlockEvents.record(REQUEST, 7);

        assertThat(schemas.breaches(received(record))).isEmpty();
        assertThat(record.partition()).isEqualTo(7);
        assertThat(record.key()).isEqualTo(REQUEST.block().sha256());
        assertThat(BlockEvents.request(received(record))).isEqualTo(REQUEST);
        assertThat(BlockEvents.record(REQUEST, 7).value()).isEqualTo(record.value());
    }

    @ParameterizedTest
    @EnumSource
    void answerKeepsItsSchemasAndComesBack(Outcome outcome) throws UnknownRecordException {
        BlockAnswer answer = outcome == Outcome.REFUSED
                ? BlockAnswer.refusal(REQUEST, "barn/17", "另一个模型")
                : BlockAnswer.of(REQUEST, outcome, "barn/17");

        ProducerRecord<String, byte[]> record = BlockEvents.record(answer);

        assertThat(schemas.breaches(received(record))).isEmpty();
        assertThat(BlockEvents.answer(received(record))).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"job\":\"x\"}", "null"})
    void foreignValueIsNamedAndNotGuessed(String value) {
        ProducerRecord<String, byte[]> record = BlockEvents.record(REQUEST, 0);
        ProducerRecord<String, byte[]> foreign = new ProducerRecord<>(
                record.topic(), 0, record.key(), value.getBytes(StandardCharsets.UTF_8), record.headers());

        assertThatThrownBy(() -> BlockEvents.request(received(foreign))).isInstanceOf(UnknownRecordException.class);
    }

    @Test
    void answerIsNoRequest() {
        ProducerRecord<String, byte[]> record = BlockEvents.record(BlockAnswer.of(REQUEST, Outcome.KEPT, "barn/17"));

        assertThatThrownBy(() -> BlockEvents.request(received(record)))
                .isInstanceOf(UnknownRecordException.class)
                .hasMessageContaining("answered");
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<String, byte[]> sent) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(sent.topic(), 0, 0, sent.key().getBytes(StandardCharsets.UTF_8), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
