package org.fieldwarden.reporting.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Locality;
import org.fieldwarden.core.NuisanceReason;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.RegularOutline;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads the GeoJSON Feature of {@code change-detected-v1.schema.json}. */
final class ChangeFeatureReader {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** Longitude and latitude. */
    private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);

    /** Zone prefixes make eastings of up to 46,000,000 m; anything far beyond is no place on Earth. */
    private static final Envelope METRES = new Envelope(-1e8, 1e8, -1e8, 1e8);

    private ChangeFeatureReader() {}

    static Change read(JsonNode feature) throws UndecodableRecordException {
        try {
            if (!text(feature, "type").equals("Feature")) {
                throw new UndecodableRecordException("Not a GeoJSON Feature");
            }
            JsonNode properties = member(feature, "properties");
            Change change = new Change(
                    new ChangeId(text(properties, "id")),
                    new ChangeClass(
                            LandCover.ofCode(text(properties, "from")), LandCover.ofCode(text(properties, "to"))),
                    new Confidence(number(properties, "confidence")),
                    place(feature, properties),
                    provenance(properties),
                    nuisance(properties));
            if (!change.kind().code().equals(text(properties, "kind"))) {
                throw new UndecodableRecordException("The kind does not follow from the two land covers");
            }
            return change;
        } catch (IllegalArgumentException e) {
            throw new UndecodableRecordException("Not a change", e);
        }
    }

    /** Added within version 1: absent in older events; what a later version calls by a new name is no reason here. */
    private static NuisanceReason nuisance(JsonNode properties) {
        String code = properties.path("nuisance").asText(NuisanceReason.NONE.code());
        return Arrays.stream(NuisanceReason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElse(NuisanceReason.NONE);
    }

    private static ChangePlace place(JsonNode feature, JsonNode properties) throws UndecodableRecordException {
        Polygon lonLat = polygon(member(feature, "geometry"), "geometry", DEGREES);
        return new ChangePlace(
                new CrsCode(text(properties, "crs")),
                polygon(member(properties, "outlineProjected"), "outlineProjected", METRES),
                lonLat,
                new SquareMetres(number(properties, "areaM2")),
                locality(member(properties, "locality")),
                regular(properties));
    }

    /** Added within version 1: absent in older events, and where no regular outline fits. */
    private static Optional<RegularOutline> regular(JsonNode properties) throws UndecodableRecordException {
        if (!properties.has("regularOutlineProjected")) {
            return Optional.empty();
        }
        return Optional.of(new RegularOutline(
                polygon(member(properties, "regularOutlineProjected"), "regularOutlineProjected", METRES),
                number(properties, "regularOutlineFitMetres")));
    }

    private static Locality locality(JsonNode locality) throws UndecodableRecordException {
        return locality.has("divisionCode")
                ? new Division(
                        text(locality, "divisionCode"),
                        text(locality, "county"),
                        text(locality, "township"),
                        text(locality, "village"))
                : new GridCell(text(locality, "gridCell"));
    }

    private static Provenance provenance(JsonNode properties) throws UndecodableRecordException {
        JsonNode interval = member(properties, "interval");
        return new Provenance(
                new FlightReference(
                        new FlightId(text(properties, "baselineFlight")),
                        new AcquisitionDate(text(interval, "lastSeenAbsent"))),
                new FlightReference(
                        new FlightId(text(properties, "currentFlight")),
                        new AcquisitionDate(text(interval, "firstSeenPresent"))),
                GroundSamplingDistance.ofMetres(number(properties, "gsdMetres")),
                text(properties, "modelBundleHash"),
                number(properties, "residualMetres"));
    }

    private static Polygon polygon(JsonNode geometry, String name, Envelope range) throws UndecodableRecordException {
        JsonNode rings = member(geometry, "coordinates");
        if (!text(geometry, "type").equals("Polygon") || !rings.isArray() || rings.isEmpty()) {
            throw new UndecodableRecordException(name + " is not a Polygon with rings");
        }
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1), name);
        }
        Polygon polygon = GEOMETRIES.createPolygon(ring(rings.get(0), name), holes);
        if (!range.contains(polygon.getEnvelopeInternal())) {
            throw new UndecodableRecordException(name + " lies outside the range of its coordinates");
        }
        if (!polygon.isValid()) {
            throw new UndecodableRecordException(name + " is not a valid polygon");
        }
        return polygon;
    }

    private static LinearRing ring(JsonNode corners, String name) throws UndecodableRecordException {
        Coordinate[] coordinates = new Coordinate[corners.size()];
        for (int i = 0; i < coordinates.length; i++) {
            JsonNode corner = corners.path(i);
            if (!corner.path(0).isNumber() || !corner.path(1).isNumber()) {
                throw new UndecodableRecordException(name + " has a corner that is not two numbers");
            }
            coordinates[i] =
                    new Coordinate(corner.path(0).doubleValue(), corner.path(1).doubleValue());
        }
        return GEOMETRIES.createLinearRing(coordinates);
    }

    private static JsonNode member(JsonNode parent, String name) throws UndecodableRecordException {
        JsonNode member = parent.path(name);
        if (!member.isContainerNode()) {
            throw new UndecodableRecordException("Member " + name + " is missing");
        }
        return member;
    }

    private static String text(JsonNode parent, String name) throws UndecodableRecordException {
        JsonNode member = parent.path(name);
        if (!member.isTextual()) {
            throw new UndecodableRecordException("Member " + name + " is missing or not text");
        }
        return member.textValue();
    }

    private static double number(JsonNode parent, String name) throws UndecodableRecordException {
        JsonNode member = parent.path(name);
        if (!member.isNumber()) {
            throw new UndecodableRecordException("Member " + name + " is missing or not a number");
        }
        return member.doubleValue();
    }
}
