package org.fieldwarden.reporting.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.GridCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ChangeDecoderTest {

    @Test
    void everyMemberOfAChangeIsRead() throws Exception {
        Change change = ChangeDecoder.decode(Records.good(0));

        assertThat(change.id().value()).isEqualTo(Records.ID);
        assertThat(change.kind()).isEqualTo(ChangeKind.BUILDING_APPEARED);
        assertThat(change.area().value()).isEqualTo(4800.5);
        assertThat(change.confidence().value()).isEqualTo(0.9);
        assertThat(change.place().crs().code()).isEqualTo("EPSG:4548");
        assertThat(change.place().outline().getCoordinates()[1].x).isEqualTo(500086);
        assertThat(change.place().outlineLonLat().getCoordinates()[2].y).isEqualTo(39.001);
        assertThat(change.place().locality()).isEqualTo(new Division("110105001001", "示例县", "甲镇", "乙村"));
        assertThat(change.provenance().baseline().flownOn().text()).isEqualTo("2025-06-01");
        assertThat(change.provenance().current().flownOn().isKnown()).isFalse();
        assertThat(change.provenance().residualMetres()).isEqualTo(0.03);
    }

    @Test
    void memberThatALaterWriterAddsIsPassedOver() throws Exception {
        Change change =
                ChangeDecoder.decode(Records.with(0, "\"evidence\":[]", "\"evidence\":[],\"season\":{\"a\":1}"));

        assertThat(change.id().value()).isEqualTo(Records.ID);
    }

    @Test
    void gridCellStandsWhereNoDivisionsAreLoaded() throws Exception {
        String division =
                "{\"divisionCode\":\"110105001001\",\"county\":\"示例县\",\"township\":\"甲镇\",\"village\":\"乙村\"}";
        ConsumerRecord<byte[], byte[]> record = Records.with(0, division, "{\"gridCell\":\"" + Records.KEY + "\"}");

        assertThat(ChangeDecoder.decode(record).place().locality()).isEqualTo(new GridCell(Records.KEY));
    }

    static Stream<Arguments> poison() {
        return Stream.of(
                arguments(Records.withValue(1, Optional.empty()), "The value is null"),
                arguments(value(""), "Member type is missing"),
                arguments(value("{\"type\":"), "Not JSON"),
                arguments(value("null"), "Member type is missing"),
                arguments(value("[".repeat(100_000)), "Not JSON"),
                arguments(value(Records.JSON + "{}"), "Not JSON"),
                arguments(Records.withValue(1, Optional.of(new byte[] {(byte) 0xff, 0, 1})), "Not JSON"),
                arguments(Records.withValue(1, Optional.of(new byte[ChangeDecoder.MAX_VALUE_BYTES + 1])), "oversize"),
                arguments(Records.withHeader(1, "ce_specversion", "0.3"), "Not a CloudEvent 1.0"),
                arguments(Records.withHeader(1, "ce_type", "org.fieldwarden.change.detected.v2"), "Unknown event type"),
                arguments(Records.withHeader(1, "ce_dataschema", "urn:other"), "Unknown data schema: urn:other"),
                arguments(Records.withHeader(1, "content-type", "text/plain"), "Unknown content type"),
                arguments(Records.withHeader(1, "ce_id", "fw-00000000000000a2"), "ce_id is not the id"),
                arguments(Records.withKey(1, "110105001002"), "key is not the locality"),
                arguments(Records.with(1, "\"type\":\"Feature\"", "\"type\":\"Feature\",\"type\":\"x\""), "Not JSON"),
                arguments(Records.with(1, "\"confidence\":0.9", "\"confidence\":1.9"), "Confidence must lie in"),
                arguments(Records.with(1, "\"confidence\":0.9", "\"confidence\":1e999"), "Confidence must lie in"),
                arguments(Records.with(1, "\"confidence\":0.9", "\"confidence\":\"0.9\""), "not a number"),
                arguments(Records.with(1, "vegetation", "lava"), "Unknown land cover: lava"),
                arguments(Records.with(1, "building-appeared", "water-appeared"), "kind does not follow"),
                arguments(Records.with(1, "2025-06-01", "2025-02-30"), "flight date"),
                arguments(Records.with(1, "[117.001,39.001]", "[39.001,117.001]"), "geometry lies outside"),
                arguments(Records.with(1, "[500086,4320111]", "[1e300,4320111]"), "outlineProjected lies outside"),
                arguments(Records.with(1, "[117.001,39.001]", "[117.002,39]"), "geometry is not a valid polygon"),
                arguments(Records.with(1, "[117.001,39.001]", "[117.001]"), "corner that is not two numbers"),
                arguments(Records.with(1, ",[117,39]]", "]"), "Not a change"));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void whatIsNoChangeIsRefusedWithItsCause(ConsumerRecord<byte[], byte[]> record, String cause) {
        assertThatThrownBy(() -> ChangeDecoder.decode(record))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining(cause);
    }

    private static ConsumerRecord<byte[], byte[]> value(String json) {
        return Records.withValue(1, Optional.of(json.getBytes(StandardCharsets.UTF_8)));
    }
}
