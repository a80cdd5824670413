package org.fieldwarden.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;

/**
 * What the catalogue keeps of a flight, as JSON. GSD and footprint can be computed from the rest and are there for
 * people and other programs.
 *
 * @param receivedAs name of the file when it came
 */
record CatalogueEntry(Flight flight, String receivedAs) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String toJson() {
        PixelGrid grid = flight.grid();
        PixelToMap map = grid.pixelToMap();
        ObjectNode entry = JSON.createObjectNode();
        entry.put("id", flight.id().value());
        entry.put("flownOn", flight.flownOn().text());
        entry.put("crs", grid.crs().code());
        entry.put("gsdMetres", grid.gsd().metres());
        entry.put("width", grid.width());
        entry.put("height", grid.height());
        ArrayNode affine = entry.putArray("pixelToMap");
        affine.add(map.scaleX()).add(map.shearX()).add(map.translateX());
        affine.add(map.shearY()).add(map.scaleY()).add(map.translateY());
        entry.put("footprint", grid.toMap(grid.window()).toText());
        entry.put("contentHash", flight.contentHash());
        entry.put("receivedAs", receivedAs);
        return entry.toPrettyString() + "\n";
    }

    /** @param source the entry's file, for the message */
    static CatalogueEntry parse(String json, Path source) {
        try {
            JsonNode entry = JSON.readTree(json);
            JsonNode affine = entry.required("pixelToMap");
            PixelToMap map = new PixelToMap(
                    affine.required(0).doubleValue(),
                    affine.required(1).doubleValue(),
                    affine.required(2).doubleValue(),
                    affine.required(3).doubleValue(),
                    affine.required(4).doubleValue(),
                    affine.required(5).doubleValue());
            PixelGrid grid = new PixelGrid(
                    new CrsCode(entry.required("crs").asText()),
                    map,
                    entry.required("width").intValue(),
                    entry.required("height").intValue());
            Flight flight = new Flight(
                    new FlightId(entry.required("id").asText()),
                    new AcquisitionDate(entry.required("flownOn").asText()),
                    grid,
                    entry.required("contentHash").asText());
            return new CatalogueEntry(flight, entry.required("receivedAs").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new InputDataException(
                    source.toString(),
                    "catalogue",
                    "The catalogue entry is damaged; delete it and receive the flight again",
                    e);
        }
    }
}
