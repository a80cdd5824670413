package org.fieldwarden.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.ingest.geotiff.CrsTransform;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A flight of the catalogue as a STAC Item (SpatioTemporal Asset Catalog 1.1, with the extensions projection 2.0 and file
 * 2.1). What STAC has no word for stands under {@code fieldwarden:}. The day of the flight is the interval of that day at
 * UTC+8, because the hour is not known.
 */
final class StacItem {

    static final String ORTHOPHOTOS = "orthophotos";
    static final String QUICKLOOKS = "quicklooks";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** Multihash prefix of a SHA-256: function 0x12, 0x20 bytes. */
    private static final String SHA256_MULTIHASH = "1220";

    private StacItem() {}

    static String toJson(CatalogueFlight entry) {
        Geometry ground = lonLat(entry);
        ObjectNode item = JSON.createObjectNode();
        item.put("type", "Feature");
        item.put("stac_version", "1.1.0");
        item.putArray("stac_extensions")
                .add("https://stac-extensions.github.io/projection/v2.0.0/schema.json")
                .add("https://stac-extensions.github.io/file/v2.1.0/schema.json");
        item.put("id", entry.flight().id().value());
        item.set("geometry", GeoJsonGeometry.of(ground));
        putBox(item.putArray("bbox"), ground.getEnvelopeInternal(), GeoJsonGeometry.DECIMALS);
        putProperties(item.putObject("properties"), entry);
        item.putArray("links");
        putAssets(item.putObject("assets"), entry);
        return item.toPrettyString() + "\n";
    }

    private static Geometry lonLat(CatalogueFlight entry) {
        PixelGrid grid = entry.flight().grid();
        Geometry footprint = entry.coverage().footprint();
        return CrsTransform.find(grid.crs(), CrsCode.epsg(4326))
                .flatMap(transform -> transform.transform(footprint))
                .orElseThrow(() -> new IllegalStateException("A judged flight has a place on the ground: " + grid));
    }

    private static void putBox(ArrayNode box, Envelope extent, int decimals) {
        box.add(GeoJsonGeometry.rounded(extent.getMinX(), decimals));
        box.add(GeoJsonGeometry.rounded(extent.getMinY(), decimals));
        box.add(GeoJsonGeometry.rounded(extent.getMaxX(), decimals));
        box.add(GeoJsonGeometry.rounded(extent.getMaxY(), decimals));
    }

    private static void putProperties(ObjectNode properties, CatalogueFlight entry) {
        Flight flight = entry.flight();
        PixelGrid grid = flight.grid();
        LocalDate day = LocalDate.parse(flight.flownOn().text());
        properties.putNull("datetime");
        properties.put("start_datetime", day.atStartOfDay(CHINA).toInstant().toString());
        properties.put(
                "end_datetime",
                day.atTime(LocalTime.of(23, 59, 59)).toInstant(CHINA).toString());
        properties.put("created", entry.stored().since().toString());
        properties.put("gsd", grid.gsd().metres());
        properties.put("proj:code", grid.crs().code());
        properties.putArray("proj:shape").add(grid.height()).add(grid.width());
        PixelToMap map = grid.pixelToMap();
        ArrayNode affine = properties.putArray("proj:transform");
        affine.add(map.scaleX()).add(map.shearX()).add(map.translateX());
        affine.add(map.shearY()).add(map.scaleY()).add(map.translateY());
        putBox(properties.putArray("proj:bbox"), grid.mapEnvelope(), 3);
        properties.put("fieldwarden:flown_on", flight.flownOn().text());
        properties.put("fieldwarden:site", entry.site());
        properties.put("fieldwarden:observed_m2", entry.coverage().observed().value());
        Coverage.Holes holes = entry.coverage().holes();
        properties.put("fieldwarden:holes", holes.count());
        properties.put("fieldwarden:holes_m2", holes.area().value());
        properties.put("fieldwarden:footprint", entry.coverage().footprint().toText());
        ArrayNode parts = properties.putArray("fieldwarden:parts");
        for (ReceivedFile part : entry.parts()) {
            parts.addObject()
                    .put("name", part.name())
                    .put("sha256", part.contentHash())
                    .put("bytes", part.bytes());
        }
    }

    private static void putAssets(ObjectNode assets, CatalogueFlight entry) {
        String hash = entry.flight().contentHash();
        ObjectNode orthophoto = assets.putObject("orthophoto");
        orthophoto.put("href", "../" + ORTHOPHOTOS + "/" + hash + ".tif");
        orthophoto.put("type", "image/tiff; application=geotiff; profile=cloud-optimized");
        orthophoto.putArray("roles").add("data").add("visual");
        orthophoto.put("file:size", entry.stored().bytes());
        orthophoto.put("file:checksum", SHA256_MULTIHASH + hash);
        ArrayNode bands = orthophoto.putArray("bands");
        for (String colour : List.of("red", "green", "blue")) {
            bands.addObject().put("name", colour).put("data_type", "uint8");
        }
        ObjectNode quicklook = assets.putObject("thumbnail");
        quicklook.put("href", "../" + QUICKLOOKS + "/" + hash + ".png");
        quicklook.put("type", "image/png");
        quicklook.putArray("roles").add("thumbnail");
    }

    /** @param source the item's file, for the message */
    static CatalogueFlight parse(String json, Path source) {
        try {
            JsonNode item = JSON.readTree(json);
            JsonNode properties = item.required("properties");
            JsonNode orthophoto = item.required("assets").required("orthophoto");
            Flight flight = new Flight(
                    new FlightId(item.required("id").asText()),
                    new AcquisitionDate(
                            properties.required("fieldwarden:flown_on").asText()),
                    grid(properties),
                    orthophoto.required("file:checksum").asText().substring(SHA256_MULTIHASH.length()));
            Coverage coverage = new Coverage(
                    new SquareMetres(
                            properties.required("fieldwarden:observed_m2").doubleValue()),
                    new WKTReader()
                            .read(properties.required("fieldwarden:footprint").asText()));
            List<ReceivedFile> parts = new ArrayList<>();
            for (JsonNode part : properties.required("fieldwarden:parts")) {
                parts.add(new ReceivedFile(
                        part.required("name").asText(),
                        part.required("sha256").asText(),
                        part.required("bytes").longValue()));
            }
            CatalogueFlight.Stored stored = new CatalogueFlight.Stored(
                    orthophoto.required("file:size").longValue(),
                    Instant.parse(properties.required("created").asText()));
            return new CatalogueFlight(
                    flight, properties.required("fieldwarden:site").asText(), coverage, parts, stored);
        } catch (JsonProcessingException
                | ParseException
                | DateTimeParseException
                | IllegalArgumentException
                | StringIndexOutOfBoundsException e) {
            throw new InputDataException(
                    source.toString(),
                    "catalogue",
                    "The catalogue entry is damaged; delete it and ingest the flight again",
                    e);
        }
    }

    private static PixelGrid grid(JsonNode properties) {
        JsonNode affine = properties.required("proj:transform");
        JsonNode shape = properties.required("proj:shape");
        return new PixelGrid(
                new CrsCode(properties.required("proj:code").asText()),
                new PixelToMap(
                        affine.required(0).doubleValue(),
                        affine.required(1).doubleValue(),
                        affine.required(2).doubleValue(),
                        affine.required(3).doubleValue(),
                        affine.required(4).doubleValue(),
                        affine.required(5).doubleValue()),
                shape.required(1).intValue(),
                shape.required(0).intValue());
    }
}
