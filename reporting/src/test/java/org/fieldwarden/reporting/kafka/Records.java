package org.fieldwarden.reporting.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records of the changes topic as its schema says, one member changed where a test wants it. */
final class Records {

    static final String ID = "fw-00000000000000a1";
    static final String KEY = "110105001001";
    static final String JSON = """
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[117,39],[117.001,39],[117.001,39.001],[117,39]]]},
             "properties":{"id":"fw-00000000000000a1","kind":"building-appeared","from":"vegetation","to":"building",
             "areaM2":4800.5,"areaMu":7.20075,"confidence":0.9,"crs":"EPSG:4548",
             "outlineProjected":{"type":"Polygon","coordinates":[[[500000,4320000],[500086,4320000],[500086,4320111],[500000,4320000]]]},
             "locality":{"divisionCode":"110105001001","county":"示例县","township":"甲镇","village":"乙村"},
             "interval":{"lastSeenAbsent":"2025-06-01","firstSeenPresent":"unknown"},"gsdMetres":0.05,
             "baselineFlight":"north-2025","currentFlight":"north-2026","modelBundleHash":"abc","residualMetres":0.03,"evidence":[]}}
            """;

    private Records() {}

    static ConsumerRecord<byte[], byte[]> good(long offset) {
        return of(offset, KEY, Optional.of(JSON.getBytes(StandardCharsets.UTF_8)), Map.of());
    }

    /** A good record in whose JSON one piece of text is replaced. */
    static ConsumerRecord<byte[], byte[]> with(long offset, String piece, String replacement) {
        if (!JSON.contains(piece)) {
            throw new IllegalArgumentException("The record has no " + piece);
        }
        byte[] value = JSON.replace(piece, replacement).getBytes(StandardCharsets.UTF_8);
        return of(offset, KEY, Optional.of(value), Map.of());
    }

    static ConsumerRecord<byte[], byte[]> withHeader(long offset, String name, String text) {
        return of(offset, KEY, Optional.of(JSON.getBytes(StandardCharsets.UTF_8)), Map.of(name, text));
    }

    static ConsumerRecord<byte[], byte[]> withKey(long offset, String key) {
        return of(offset, key, Optional.of(JSON.getBytes(StandardCharsets.UTF_8)), Map.of());
    }

    static ConsumerRecord<byte[], byte[]> withValue(long offset, Optional<byte[]> value) {
        return of(offset, KEY, value, Map.of());
    }

    private static ConsumerRecord<byte[], byte[]> of(
            long offset, String key, Optional<byte[]> value, Map<String, String> changedHeaders) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", ID);
        headers.put("ce_type", "org.fieldwarden.change.detected.v1");
        headers.put("ce_source", "/fieldwarden/flight-pairs/north-2025/north-2026");
        headers.put("ce_dataschema", "urn:fieldwarden:schema:change-detected:v1");
        headers.put("content-type", "application/geo+json");
        headers.putAll(changedHeaders);
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                ChangeFeed.TOPIC,
                0,
                offset,
                1_780_000_000_000L,
                TimestampType.CREATE_TIME,
                key.length(),
                value.map(bytes -> bytes.length).orElse(0),
                key.getBytes(StandardCharsets.UTF_8),
                value.orElse(null),
                all,
                Optional.empty());
    }
}
