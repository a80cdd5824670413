package org.fieldwarden.models.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;

/**
 * Outlines drawn over the pictures of a pack, one picture or pair a line; see models/outlines/README.md. Immutable.
 */
final class Outlines {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Quarter pixels of a picture's side; a stroke may end a little outside. */
    private static final double SIDE = 1024;

    private static final double SLACK = 8;

    private final Map<String, Outline> byId;

    private Outlines(Map<String, Outline> byId) {
        this.byId = Map.copyOf(byId);
    }

    static Outlines none() {
        return new Outlines(Map.of());
    }

    /**
     * Reads a file of one JSON object a line.
     *
     * @throws InputDataException where a line is broken; it is named
     */
    static Outlines read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException("The outlines " + file + " cannot be read: check the recipe's path.");
        }
        Map<String, Outline> byId = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = new Line(file, i + 1);
            JsonNode json = line.parsed(lines.get(i));
            if (byId.put(line.id(json), line.outline(json)) != null) {
                throw line.broken("repeats the id " + line.id(json));
            }
        }
        return new Outlines(byId);
    }

    /** What was drawn over one picture. */
    Optional<Outline> find(String city, String place, String year) {
        return Optional.ofNullable(byId.get(String.join("-", city, place, year)));
    }

    /** What was drawn over the differences of a pair. */
    Optional<Outline> findPair(String city, String place, String yearA, String yearB) {
        return Optional.ofNullable(byId.get(String.join("-", city, place, yearA, yearB)));
    }

    /** One line of the file, counted from 1. */
    private record Line(Path file, int number) {

        JsonNode parsed(String text) {
            try {
                JsonNode json = JSON.readTree(text);
                if (!json.isObject()) {
                    throw broken("is not a JSON object");
                }
                return json;
            } catch (JsonProcessingException e) {
                throw broken("is not JSON: " + e.getOriginalMessage());
            }
        }

        String id(JsonNode json) {
            String id = json.path("id").asText();
            int parts = id.split("-", -1).length;
            if (parts != 3 && parts != 4) {
                throw broken("needs an id of the form CITY-PLACE-YEAR or CITY-PLACE-YEAR-YEAR, not '" + id + "'");
            }
            return id;
        }

        Outline outline(JsonNode json) {
            Set<String> members = id(json).split("-", -1).length == 3
                    ? Set.of(Outline.BUILDINGS, Outline.UNSURE)
                    : Set.of(Outline.FIRST_BUILDINGS, Outline.SECOND_BUILDINGS, Outline.OTHER);
            Map<String, List<double[]>> polygons = new HashMap<>();
            for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (members.contains(name)) {
                    polygons.put(name, polygons(name, json.path(name)));
                } else if (!name.equals("id")) {
                    throw broken("has a member '" + name + "' that does not belong there");
                }
            }
            return new Outline(polygons);
        }

        private List<double[]> polygons(String name, JsonNode array) {
            if (!array.isArray()) {
                throw broken("needs a list of polygons as '" + name + "'");
            }
            List<double[]> polygons = new ArrayList<>();
            array.forEach(polygon -> polygons.add(corners(name, polygon)));
            return polygons;
        }

        private double[] corners(String name, JsonNode polygon) {
            if (!polygon.isArray() || polygon.size() < 6 || polygon.size() % 2 != 0) {
                throw broken("has a polygon in '" + name + "' that is not a list of at least three corners x, y");
            }
            double[] corners = new double[polygon.size()];
            for (int i = 0; i < corners.length; i++) {
                JsonNode value = polygon.get(i);
                if (!value.isNumber() || value.asDouble() < -SLACK || value.asDouble() > SIDE + SLACK) {
                    throw broken("has a coordinate in '" + name + "' that is not a number of 0 to 1024: " + value);
                }
                corners[i] = value.asDouble();
            }
            return corners;
        }

        InputDataException broken(String how) {
            return new InputDataException(
                    file.toString(), "read outlines", "line " + number + " " + how + "; mend the line");
        }
    }
}
