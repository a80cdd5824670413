package org.fieldwarden.reporting.layer.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.reporting.layer.file.SourceLayer.SourceFeature;
import org.fieldwarden.reporting.layer.file.SourceLayer.StatedCrs;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads a GeoJSON FeatureCollection feature by feature (RFC 7946: longitude and latitude of WGS 84, which is taken as
 * CGCS2000; or the older form whose member {@code crs} names a CRS).
 */
final class GeoJsonLayer {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Pattern EPSG = Pattern.compile("(?:urn:ogc:def:crs:)?EPSG:(?:[\\d.]*:)?(\\d{4,6})");

    private final Path file;
    private final Set<String> wanted;
    private final Set<String> numeric = new HashSet<>();
    private final List<SourceFeature> features = new ArrayList<>();
    // A file without the member is RFC 7946, and that is longitude and latitude by definition.
    private StatedCrs crs = new StatedCrs(CrsCode.CGCS2000.code());
    private boolean collection;

    private GeoJsonLayer(Path file, Set<String> wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    static SourceLayer read(Path file, Set<String> wanted) {
        GeoJsonLayer layer = new GeoJsonLayer(file, wanted);
        try (JsonParser json = new ObjectMapper().createParser(file.toFile())) {
            layer.read(json);
        } catch (JsonProcessingException e) {
            throw layer.bad("is not JSON in UTF-8 (" + e.getOriginalMessage() + "); export it again");
        } catch (IOException e) {
            throw layer.bad("cannot be read (" + e.getMessage() + "); check the path");
        }
        if (!layer.collection) {
            throw layer.bad("is not a GeoJSON FeatureCollection; export it again");
        }
        return new SourceLayer(Optional.of(layer.crs), layer.numeric, layer.features);
    }

    private void read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            switch (member) {
                case "type" -> collection = "FeatureCollection".equals(json.getText());
                case "crs" -> readCrs(json.readValueAsTree());
                case "features" -> {
                    if (value != JsonToken.START_ARRAY) {
                        throw bad("has 'features' that are no list; export it again");
                    }
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        features.add(feature(json.readValueAsTree(), features.size() + 1));
                    }
                }
                default -> json.skipChildren();
            }
        }
    }

    private void readCrs(JsonNode stated) {
        if (stated.isNull()) {
            throw bad("says that it has no CRS (\"crs\": null); export it again in longitude and latitude");
        }
        String name = stated.path("properties").path("name").asText();
        Matcher code = EPSG.matcher(name);
        if (code.matches()) {
            crs = new StatedCrs("EPSG:" + code.group(1));
        } else if (!name.endsWith("CRS84")) {
            throw bad("is in the coordinate reference system '" + name
                    + "', which is not known; export it again in longitude and latitude");
        }
    }

    private SourceFeature feature(JsonNode feature, int number) {
        JsonNode properties = feature.path("properties");
        Map<String, String> attributes = new HashMap<>();
        for (String name : wanted) {
            JsonNode value = name.equals("id") && !properties.has("id") ? feature.path("id") : properties.path(name);
            if (value.isValueNode() && !value.isNull()) {
                attributes.put(name, value.asText().strip());
                if (value.isNumber()) {
                    numeric.add(name);
                }
            }
        }
        return new SourceFeature(number, geometry(feature.path("geometry"), number), attributes);
    }

    private Geometry geometry(JsonNode geometry, int number) {
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText()) {
            case "Polygon" -> polygon(coordinates, number);
            case "MultiPolygon" -> {
                List<Polygon> parts = new ArrayList<>();
                coordinates.forEach(part -> parts.add(polygon(part, number)));
                yield GEOMETRIES.createMultiPolygon(parts.toArray(Polygon[]::new));
            }
            case "" -> GEOMETRIES.createPolygon();
            default ->
                throw bad("has in feature " + number + " a "
                        + geometry.path("type").asText() + "; a layer is made of polygons");
        };
    }

    private Polygon polygon(JsonNode rings, int number) {
        List<LinearRing> read = new ArrayList<>();
        rings.forEach(ring -> read.add(ring(ring, number)));
        return read.isEmpty()
                ? GEOMETRIES.createPolygon()
                : GEOMETRIES.createPolygon(
                        read.get(0), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode positions, int number) {
        List<Coordinate> corners = new ArrayList<>();
        for (JsonNode position : positions) {
            if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
                throw bad("has in feature " + number + " a position that is not two numbers; export it again");
            }
            corners.add(
                    new Coordinate(position.path(0).asDouble(), position.path(1).asDouble()));
        }
        if (corners.size() < 4 || !corners.get(0).equals2D(corners.get(corners.size() - 1))) {
            throw bad("has in feature " + number + " a ring that is not closed; export it again");
        }
        return GEOMETRIES.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    private InputDataException bad(String problem) {
        return new InputDataException(file.toString(), "read layer", problem);
    }
}
