package org.fieldwarden.reporting.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.fieldwarden.core.Change;

/**
 * Turns a record of {@code fieldwarden.changes.v1} into a change, or says why it cannot. Members that are not known are
 * passed over, so that later writers of version 1 may add some; a new major version has another type and is refused.
 */
final class ChangeDecoder {

    static final String TYPE = "org.fieldwarden.change.detected.v1";

    private static final String DATA_SCHEMA = "urn:fieldwarden:schema:change-detected:v1";
    private static final String CONTENT_TYPE = "application/geo+json";

    /** The writer's own limit; what is larger was not written by Fieldwarden. */
    static final int MAX_VALUE_BYTES = 8 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ChangeDecoder() {}

    static Change decode(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecordException {
        byte[] value = record.value();
        if (value == null) {
            throw new UndecodableRecordException("The value is null");
        }
        if (value.length > MAX_VALUE_BYTES) {
            throw new UndecodableRecordException(
                    "The value is oversize: " + value.length + " bytes, at most " + MAX_VALUE_BYTES);
        }
        requireKnownEvent(record);
        Change change = ChangeFeatureReader.read(parse(value));
        require(change.id().value().equals(header(record, "ce_id")), "ce_id is not the id of the change");
        byte[] key = change.place().locality().key().getBytes(StandardCharsets.UTF_8);
        require(Arrays.equals(key, record.key()), "The record key is not the locality of the change");
        return change;
    }

    private static void requireKnownEvent(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecordException {
        require("1.0".equals(header(record, "ce_specversion")), "Not a CloudEvent 1.0 in binary mode");
        String type = header(record, "ce_type");
        require(TYPE.equals(type), "Unknown event type: " + type);
        String schema = header(record, "ce_dataschema");
        require(DATA_SCHEMA.equals(schema), "Unknown data schema: " + schema);
        String contentType = header(record, "content-type");
        require(CONTENT_TYPE.equals(contentType), "Unknown content type: " + contentType);
    }

    private static void require(boolean fulfilled, String cause) throws UndecodableRecordException {
        if (!fulfilled) {
            throw new UndecodableRecordException(cause);
        }
    }

    /** Text of a header; empty if it is absent. */
    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static JsonNode parse(byte[] value) throws UndecodableRecordException {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new UndecodableRecordException("Not JSON", e);
        } catch (IOException e) {
            throw new UndecodableRecordException("Not readable as UTF-8", e);
        }
    }
}
