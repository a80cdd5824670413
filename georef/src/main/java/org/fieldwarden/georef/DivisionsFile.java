package org.fieldwarden.georef;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.UsageException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads division polygons from GeoJSON (RFC 7946, and the older {@code crs} member where it names lon/lat). */
final class DivisionsFile {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Set<String> LON_LAT_NAMES = Set.of(
            "CRS84",
            "OGC:CRS84",
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "urn:ogc:def:crs:OGC::CRS84",
            "EPSG:4490",
            "urn:ogc:def:crs:EPSG::4490",
            "EPSG:4326",
            "urn:ogc:def:crs:EPSG::4326");

    private final Path file;

    DivisionsFile(Path file) {
        this.file = file;
    }

    List<Divisions.Village> read() {
        JsonNode root = parse();
        if (!root.path("type").asText().equals("FeatureCollection")
                || !root.path("features").isArray()) {
            throw bad("is not a GeoJSON FeatureCollection");
        }
        requireLonLat(root.path("crs"));
        List<Divisions.Village> villages = new ArrayList<>();
        for (JsonNode feature : root.path("features")) {
            villages.add(village(feature, villages.size() + 1));
        }
        if (villages.isEmpty()) {
            throw bad("has no features");
        }
        return villages;
    }

    private JsonNode parse() {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw bad("is not JSON in UTF-8 (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw bad("cannot be read (" + e.getMessage() + ")");
        }
    }

    private void requireLonLat(JsonNode crs) {
        if (crs.isMissingNode() || crs.isNull()) {
            return;
        }
        String name = crs.path("properties").path("name").asText();
        if (!LON_LAT_NAMES.contains(name)) {
            throw bad("is in the coordinate reference system '" + name
                    + "'; save it again in longitude and latitude (EPSG:4490)");
        }
    }

    private Divisions.Village village(JsonNode feature, int number) {
        JsonNode properties = feature.path("properties");
        String code = property(properties, number, "XZQDM");
        if (!code.matches("\\d{12}")) {
            throw bad("has in feature " + number + " the XZQDM '" + code + "'; a division code has 12 digits");
        }
        Division division = new Division(
                code,
                property(properties, number, "county", "县"),
                property(properties, number, "township", "乡镇"),
                property(properties, number, "village", "村", "XZQMC"));
        return Divisions.Village.of(division, geometry(feature.path("geometry"), number));
    }

    private String property(JsonNode properties, int number, String... names) {
        for (String name : names) {
            JsonNode value = properties.path(name);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText().strip();
            }
        }
        throw bad("lacks in feature " + number + " the property " + String.join(" or ", names));
    }

    private Geometry geometry(JsonNode geometry, int number) {
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText()) {
            case "Polygon" -> polygon(coordinates, number);
            case "MultiPolygon" -> {
                List<Polygon> parts = new ArrayList<>();
                for (JsonNode part : coordinates) {
                    parts.add(polygon(part, number));
                }
                yield GEOMETRIES.createMultiPolygon(parts.toArray(Polygon[]::new));
            }
            default -> throw bad("has in feature " + number + " no Polygon or MultiPolygon");
        };
    }

    private Polygon polygon(JsonNode rings, int number) {
        List<LinearRing> linearRings = new ArrayList<>();
        for (JsonNode ring : rings) {
            linearRings.add(ring(ring, number));
        }
        if (linearRings.isEmpty()) {
            throw bad("has in feature " + number + " a polygon without rings");
        }
        return GEOMETRIES.createPolygon(
                linearRings.get(0), linearRings.subList(1, linearRings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode positions, int number) {
        List<Coordinate> corners = new ArrayList<>();
        for (JsonNode position : positions) {
            corners.add(corner(position, number));
        }
        if (corners.size() < 4 || !corners.get(0).equals2D(corners.get(corners.size() - 1))) {
            throw bad("has in feature " + number + " a ring that is not closed");
        }
        return GEOMETRIES.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    private Coordinate corner(JsonNode position, int number) {
        JsonNode longitude = position.path(0);
        JsonNode latitude = position.path(1);
        if (!longitude.isNumber() || !latitude.isNumber()) {
            throw bad("has in feature " + number + " a position that is not two numbers");
        }
        Coordinate corner = new Coordinate(longitude.asDouble(), latitude.asDouble());
        if (Math.abs(corner.x) > 180 || Math.abs(corner.y) > 90) {
            throw bad("has in feature " + number + " the position " + corner.x + ", " + corner.y
                    + ", which is not longitude and latitude in degrees");
        }
        return corner;
    }

    private UsageException bad(String problem) {
        return new UsageException("The divisions file " + file + " " + problem + ".");
    }
}
