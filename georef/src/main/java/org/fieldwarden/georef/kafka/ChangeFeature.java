package org.fieldwarden.georef.kafka;

import static org.fieldwarden.georef.kafka.CanonicalPolygon.fixed;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.Locality;
import org.fieldwarden.core.RegularOutline;

/**
 * A change as a GeoJSON Feature, canonical: fixed key order and fixed decimals, so equal input gives equal bytes. The
 * form is {@code change-detected-v1.schema.json}; the geometry is in EPSG:4490, longitude first.
 */
final class ChangeFeature {

    private ChangeFeature() {}

    /** UTF-8 bytes of the Feature. */
    static byte[] bytes(Change change, List<URI> evidence) {
        return JsonBytes.of(json -> write(json, change, evidence));
    }

    private static void write(JsonGenerator json, Change change, List<URI> evidence) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", change.id().value());
        json.writeFieldName("geometry");
        CanonicalPolygon.lonLat(change.place().outlineLonLat()).writeTo(json);
        json.writeObjectFieldStart("properties");
        writeWhat(json, change);
        writeWhere(json, change);
        writeWhence(json, change);
        json.writeArrayFieldStart("evidence");
        for (URI link : evidence) {
            json.writeString(link.toString());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeWhat(JsonGenerator json, Change change) throws IOException {
        json.writeStringField("id", change.id().value());
        json.writeStringField("kind", change.kind().code());
        json.writeStringField("from", change.changed().from().code());
        json.writeStringField("to", change.changed().to().code());
        json.writeFieldName("areaM2");
        json.writeNumber(fixed(change.area().value(), 3));
        json.writeFieldName("areaMu");
        json.writeNumber(fixed(change.area().mu(), 6));
        json.writeFieldName("confidence");
        json.writeNumber(fixed(change.confidence().value(), 6));
        json.writeStringField("nuisance", change.nuisance().code());
    }

    private static void writeWhere(JsonGenerator json, Change change) throws IOException {
        json.writeStringField("geometryCrs", CrsCode.CGCS2000.code());
        json.writeStringField("crs", change.place().crs().code());
        json.writeFieldName("outlineProjected");
        CanonicalPolygon.projected(change.place().outline()).writeTo(json);
        if (change.place().regular().isPresent()) {
            RegularOutline regular = change.place().regular().get();
            json.writeFieldName("regularOutlineProjected");
            CanonicalPolygon.projected(regular.outline()).writeTo(json);
            json.writeFieldName("regularOutlineFitMetres");
            json.writeNumber(fixed(regular.fitMetres(), 3));
        }
        json.writeFieldName("locality");
        writeLocality(json, change.place().locality());
    }

    private static void writeLocality(JsonGenerator json, Locality locality) throws IOException {
        json.writeStartObject();
        if (locality instanceof Division division) {
            json.writeStringField("divisionCode", division.code());
            json.writeStringField("county", division.county());
            json.writeStringField("township", division.township());
            json.writeStringField("village", division.village());
        } else if (locality instanceof GridCell cell) {
            json.writeStringField("gridCell", cell.name());
        }
        json.writeEndObject();
    }

    private static void writeWhence(JsonGenerator json, Change change) throws IOException {
        var provenance = change.provenance();
        json.writeObjectFieldStart("interval");
        json.writeStringField("lastSeenAbsent", provenance.baseline().flownOn().text());
        json.writeStringField("firstSeenPresent", provenance.current().flownOn().text());
        json.writeEndObject();
        json.writeFieldName("gsdMetres");
        json.writeNumber(fixed(provenance.gsd().metres(), 9));
        json.writeStringField("baselineFlight", provenance.baseline().id().value());
        json.writeStringField("currentFlight", provenance.current().id().value());
        json.writeStringField("modelBundleHash", provenance.modelBundleHash());
        json.writeFieldName("residualMetres");
        json.writeNumber(fixed(provenance.residualMetres(), 4));
    }
}
