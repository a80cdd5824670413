package org.fieldwarden.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.georef.crs.LonLatTransform;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.testimagery.compose.KnownChanges.KnownChange;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** GeoJSON of what is true on made ground, longitude and latitude in EPSG:4490. */
public final class TruthFile {

    private final LonLatTransform toLonLat;
    private final ObjectNode collection = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
    private final ArrayNode features = collection.putArray("features");

    TruthFile(CrsCode crs) {
        toLonLat = new CrsCatalogue().toLonLat(crs);
    }

    /** Writes true changes whose outlines are in {@code crs}. */
    public static void write(Path file, CrsCode crs, List<KnownChange> changes) {
        TruthFile truth = new TruthFile(crs);
        for (int i = 0; i < changes.size(); i++) {
            ObjectNode properties = JsonNodeFactory.instance.objectNode();
            properties.put("number", i + 1);
            properties.put("kind", changes.get(i).changed().kind().code());
            properties.put("from", changes.get(i).changed().from().code());
            properties.put("to", changes.get(i).changed().to().code());
            truth.add(changes.get(i).outline(), properties);
        }
        truth.write(file);
    }

    void add(Polygon map, ObjectNode properties) {
        ObjectNode feature = features.addObject().put("type", "Feature");
        feature.set("properties", properties);
        ArrayNode rings = feature.putObject("geometry").put("type", "Polygon").putArray("coordinates");
        Polygon lonLat = toLonLat.toLonLat(map);
        add(lonLat.getExteriorRing(), rings.addArray());
        for (int hole = 0; hole < lonLat.getNumInteriorRing(); hole++) {
            add(lonLat.getInteriorRingN(hole), rings.addArray());
        }
    }

    private static void add(LinearRing lonLat, ArrayNode ring) {
        for (Coordinate corner : lonLat.getCoordinates()) {
            ring.addArray().add(rounded(corner.x)).add(rounded(corner.y));
        }
    }

    /** A hundredth of a millimetre is enough for any border. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e10) / 1e10;
    }

    void write(Path file) {
        try {
            WholeFile.writeText(file, new ObjectMapper().writeValueAsString(collection) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
    }
}
