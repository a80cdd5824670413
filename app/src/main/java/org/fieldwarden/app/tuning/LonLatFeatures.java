package org.fieldwarden.app.tuning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.CrsTransform;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;

/** Polygons of a GeoJSON file in longitude and latitude (RFC 7946), brought into a projected CRS. */
final class LonLatFeatures {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Path file;
    private final CrsTransform toMap;

    private LonLatFeatures(Path file, CrsCode crs) {
        this.file = file;
        this.toMap =
                CrsTransform.find(CrsCode.CGCS2000, crs).orElseThrow(() -> bad("cannot be laid on flights in " + crs));
    }

    /**
     * One polygon of a feature.
     *
     * @param number of the feature in the file, from 1
     * @param outline x = easting, y = northing
     */
    record Feature(int number, JsonNode properties, Polygon outline) {

        /** A property as text, or nothing. */
        String text(String name) {
            JsonNode value = properties.path(name);
            return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        }
    }

    /** Reads all features; a MultiPolygon gives several. */
    static List<Feature> read(Path file, CrsCode crs) {
        return new LonLatFeatures(file, crs).features();
    }

    private List<Feature> features() {
        JsonNode root = parse();
        if (!root.path("features").isArray()) {
            throw bad("is not a GeoJSON FeatureCollection");
        }
        String named = root.path("crs").path("properties").path("name").asText("");
        if (!named.isEmpty() && !named.matches(".*(CRS84|EPSG:+4490|EPSG:+4326)")) {
            throw bad("is in '" + named + "'; save it again in longitude and latitude (EPSG:4490)");
        }
        List<Feature> features = new ArrayList<>();
        int number = 0;
        for (JsonNode feature : root.path("features")) {
            number++;
            JsonNode geometry = feature.path("geometry");
            JsonNode coordinates = geometry.path("coordinates");
            switch (geometry.path("type").asText()) {
                case "Polygon" -> features.add(feature(number, feature, coordinates));
                case "MultiPolygon" -> {
                    for (JsonNode part : coordinates) {
                        features.add(feature(number, feature, part));
                    }
                }
                default -> throw bad("has no Polygon in feature " + number);
            }
        }
        return features;
    }

    private JsonNode parse() {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw bad("is not JSON in UTF-8 (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw bad("cannot be read; check the path");
        }
    }

    private Feature feature(int number, JsonNode feature, JsonNode rings) {
        List<LinearRing> mapped = new ArrayList<>();
        for (JsonNode ring : rings) {
            mapped.add(ring(ring, number));
        }
        if (mapped.isEmpty()) {
            throw bad("has an empty polygon in feature " + number);
        }
        Polygon outline = GEOMETRIES.createPolygon(
                mapped.get(0), mapped.subList(1, mapped.size()).toArray(LinearRing[]::new));
        return new Feature(number, feature.path("properties"), outline.isValid() ? outline : mended(outline, number));
    }

    /** Rounded or hand-drawn rings may cross themselves; what matters is the largest part. */
    private Polygon mended(Polygon outline, int number) {
        Geometry fixed = GeometryFixer.fix(outline);
        Polygon largest = GEOMETRIES.createPolygon();
        for (int i = 0; i < fixed.getNumGeometries(); i++) {
            if (fixed.getGeometryN(i) instanceof Polygon part && part.getArea() > largest.getArea()) {
                largest = part;
            }
        }
        if (largest.isEmpty()) {
            throw bad("has a polygon without area in feature " + number);
        }
        return largest;
    }

    private LinearRing ring(JsonNode positions, int number) {
        List<Coordinate> corners = new ArrayList<>();
        for (JsonNode position : positions) {
            Coordinate lonLat = new Coordinate(
                    position.path(0).asDouble(Double.NaN), position.path(1).asDouble(Double.NaN));
            if (!(Math.abs(lonLat.x) <= 180 && Math.abs(lonLat.y) <= 90)) {
                throw bad("has in feature " + number + " a position that is not longitude and latitude");
            }
            corners.add(toMap.transform(lonLat)
                    .orElseThrow(() -> bad("lies outside the zone of the flights, feature " + number)));
        }
        if (corners.size() < 4 || !corners.get(0).equals2D(corners.get(corners.size() - 1))) {
            throw bad("has in feature " + number + " a ring that is not closed");
        }
        return GEOMETRIES.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    private UsageException bad(String problem) {
        return new UsageException("The file " + file + " " + problem + ".");
    }
}
