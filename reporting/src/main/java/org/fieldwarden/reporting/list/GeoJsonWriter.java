package org.fieldwarden.reporting.list;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.RegularOutline;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.identity.Sighting;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.screening.DateClass;
import org.fieldwarden.reporting.screening.Finding;
import org.fieldwarden.reporting.screening.Placement;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Changes as GeoJSON (RFC 7946), canonical: sorted by id, fixed decimals, rings in normal form, one feature per line.
 * Equal changes give equal bytes. The properties are named as in the change events, so a reader of one reads the other. Coordinates are EPSG:4490 longitude, latitude to 1e-9 degree (0.1 mm), which
 * differ from the WGS 84 of the RFC by centimetres.
 */
public final class GeoJsonWriter {

    private static final int DEGREE_DECIMALS = 9;
    private static final int METRE_DECIMALS = 2;
    private static final JsonFactory JSON = new JsonFactory();

    private GeoJsonWriter() {}

    /** Writes changes that were not screened, replacing what was there. */
    public static void write(Path target, List<Change> changes) {
        write(target, changes, Standing.NONE);
    }

    /** Writes changes with what was said of them, replacing what was there. */
    public static void write(Path target, List<Change> changes, Standing standing) {
        WholeFile.writeText(target, toText(changes, standing));
    }

    public static String toText(List<Change> changes) {
        return toText(changes, Standing.NONE);
    }

    public static String toText(List<Change> changes, Standing standing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            for (Change change :
                    changes.stream().sorted(Comparator.comparing(Change::id)).toList()) {
                json.writeRaw('\n');
                writeFeature(json, change, standing);
            }
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter does not fail", e);
        }
        return text.toString();
    }

    private static void writeFeature(JsonGenerator json, Change change, Standing standing) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", change.id().value());
        json.writeObjectFieldStart("properties");
        writeFinding(json, change);
        writePlace(json, change.place());
        writeProvenance(json, change.provenance());
        Optional<Sighting> sighting = standing.sightingOf(change.id());
        if (sighting.isPresent()) {
            json.writeStringField("lead", sighting.get().lead().value());
            json.writeStringField("sighting", sighting.get().kind().code());
        }
        Optional<ScreenedChange> screened = standing.of(change.id());
        if (screened.isPresent()) {
            json.writeStringField("state", standing.stateOf(change.id()));
            writeDateClass(json, change);
            writeScreening(json, screened.get());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Polygon");
        json.writeArrayFieldStart("coordinates");
        writeRings(json, change.place().outlineLonLat(), DEGREE_DECIMALS);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeFinding(JsonGenerator json, Change change) throws IOException {
        json.writeStringField("id", change.id().value());
        json.writeStringField("kind", change.kind().code());
        json.writeStringField("from", change.changed().from().code());
        json.writeStringField("to", change.changed().to().code());
        writeNumber(json, "areaM2", change.area().value(), 3);
        writeNumber(json, "areaMu", change.area().mu(), 6);
        writeNumber(json, "confidence", change.confidence().value(), 6);
        json.writeStringField("nuisance", change.nuisance().code());
    }

    private static void writePlace(JsonGenerator json, ChangePlace place) throws IOException {
        json.writeStringField("geometryCrs", CrsCode.CGCS2000.code());
        json.writeStringField("crs", place.crs().code());
        if (place.regular().isPresent()) {
            RegularOutline regular = place.regular().get();
            json.writeObjectFieldStart("regularOutlineProjected");
            json.writeStringField("type", "Polygon");
            json.writeArrayFieldStart("coordinates");
            writeRings(json, regular.outline(), METRE_DECIMALS);
            json.writeEndArray();
            json.writeEndObject();
            writeNumber(json, "regularOutlineFitMetres", regular.fitMetres(), 3);
        }
        json.writeObjectFieldStart("locality");
        if (place.locality() instanceof Division division) {
            json.writeStringField("divisionCode", division.code());
            json.writeStringField("county", division.county());
            json.writeStringField("township", division.township());
            json.writeStringField("village", division.village());
        } else {
            json.writeStringField("gridCell", place.locality().key());
        }
        json.writeEndObject();
    }

    private static void writeProvenance(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeObjectFieldStart("interval");
        json.writeStringField("lastSeenAbsent", provenance.baseline().flownOn().text());
        json.writeStringField("firstSeenPresent", provenance.current().flownOn().text());
        json.writeEndObject();
        writeNumber(json, "gsdMetres", provenance.gsd().metres(), 9);
        json.writeStringField("baselineFlight", provenance.baseline().id().value());
        json.writeStringField("currentFlight", provenance.current().id().value());
        json.writeStringField("modelBundleHash", provenance.modelBundleHash());
        writeNumber(json, "residualMetres", provenance.residualMetres(), 4);
    }

    private static void writeDateClass(JsonGenerator json, Change change) throws IOException {
        Provenance provenance = change.provenance();
        json.writeStringField(
                "dateClass",
                DateClass.of(
                                provenance.baseline().flownOn(),
                                provenance.current().flownOn())
                        .code());
    }

    private static void writeScreening(JsonGenerator json, ScreenedChange screened) throws IOException {
        json.writeObjectFieldStart("screening");
        json.writeObjectFieldStart("taken");
        for (var taken : screened.takings().areas().entrySet()) {
            json.writeObjectFieldStart(taken.getKey().code());
            writeNumber(json, "areaM2", taken.getValue().value(), 3);
            writeNumber(json, "areaMu", taken.getValue().mu(), 6);
            json.writeEndObject();
        }
        json.writeEndObject();
        Placement placement = screened.placement();
        json.writeStringField("township", placement.township());
        json.writeStringField("village", placement.village());
        json.writeStringField("parcel", placement.parcel());
        json.writeStringField("gridCell", placement.gridCell());
        json.writeStringField("officer", placement.officer());
        json.writeArrayFieldStart("findings");
        for (Finding finding : screened.findings()) {
            writeFinding(json, finding);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeFinding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("suspicion", finding.suspicion().code());
        json.writeStringField("zh", finding.text().chinese());
        json.writeStringField("en", finding.text().english());
        writeNumber(json, "certainM2", finding.measured().certain().value(), 3);
        writeNumber(json, "possibleM2", finding.measured().possible().value(), 3);
        writeTexts(json, "layers", finding.basis().layers());
        writeTexts(json, "gaps", finding.basis().gaps());
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void writeRings(JsonGenerator json, Polygon polygon, int decimals) throws IOException {
        // JTS' normal form turns the shell clockwise; RFC 7946 wants it counter-clockwise.
        Polygon normal = (Polygon) polygon.norm().reverse();
        writeRing(json, normal.getExteriorRing(), decimals);
        for (int hole = 0; hole < normal.getNumInteriorRing(); hole++) {
            writeRing(json, normal.getInteriorRingN(hole), decimals);
        }
    }

    private static void writeRing(JsonGenerator json, LinearRing ring, int decimals) throws IOException {
        json.writeStartArray();
        for (Coordinate position : ring.getCoordinates()) {
            json.writeStartArray();
            json.writeNumber(fixed(position.x, decimals));
            json.writeNumber(fixed(position.y, decimals));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void writeNumber(JsonGenerator json, String name, double value, int decimals) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(fixed(value, decimals));
    }

    private static BigDecimal fixed(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
