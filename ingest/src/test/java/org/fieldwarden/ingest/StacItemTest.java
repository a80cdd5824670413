package org.fieldwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.ingest.geotiff.Scenes;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** The rules of the STAC Item specification 1.1.0 and of the extensions projection 2.0.0 and file 2.1.0, one by one. */
final class StacItemTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    static CatalogueFlight entry() throws ParseException {
        Geometry footprint = new WKTReader()
                .read("POLYGON ((500000 2500000, 500000 2499650, 500500 2499650, 500500 2500000, 500000 2500000),"
                        + " (500100 2499900, 500200 2499900, 500200 2499800, 500100 2499800, 500100 2499900))");
        return new CatalogueFlight(
                new Flight(
                        new FlightId("2026-10-05-0a1b2c3d4e5f"),
                        new AcquisitionDate("2026-10-05"),
                        Scenes.grid(0, 0, 0.5, 1000, 700),
                        HASH),
                "河东",
                new Coverage(new SquareMetres(165_000), footprint),
                List.of(new ReceivedFile("柳林\n村.tif", HASH, 12)),
                new CatalogueFlight.Stored(34, Instant.parse("2026-10-06T01:02:03Z")));
    }

    private static JsonNode item() throws ParseException, JsonProcessingException {
        return new ObjectMapper().readTree(StacItem.toJson(entry()));
    }

    @Test
    void itemHasAllThatStacRequires() throws Exception {
        JsonNode item = item();

        assertThat(item.required("type").asText()).isEqualTo("Feature");
        assertThat(item.required("stac_version").asText()).isEqualTo("1.1.0");
        assertThat(item.required("id").asText()).isNotEmpty();
        assertThat(item.required("links").isArray()).isTrue();
        assertThat(item.required("assets").isObject()).isTrue();
        assertThat(item.required("bbox")).hasSize(4);
        item.required("assets")
                .forEach(asset -> assertThat(asset.required("href").asText()).isNotEmpty());
    }

    @Test
    void dayIsAnIntervalBecauseTheHourIsNotKnown() throws Exception {
        JsonNode properties = item().required("properties");

        // STAC: datetime may be null only where both ends are given, RFC 3339 in UTC.
        assertThat(properties.required("datetime").isNull()).isTrue();
        assertThat(properties.required("start_datetime").asText()).isEqualTo("2026-10-04T16:00:00Z");
        assertThat(properties.required("end_datetime").asText()).isEqualTo("2026-10-05T15:59:59Z");
        assertThat(Instant.parse(properties.required("created").asText())).isEqualTo("2026-10-06T01:02:03Z");
    }

    @Test
    void geometryIsLongitudeLatitudeWithRingsAsRfc7946Asks() throws Exception {
        JsonNode item = item();
        JsonNode rings = item.required("geometry").required("coordinates").required(0);

        assertThat(item.required("geometry").required("type").asText()).isEqualTo("MultiPolygon");
        assertThat(doubledArea(rings.required(0))).isPositive();
        assertThat(doubledArea(rings.required(1))).isNegative();
        assertThat(rings.required(0).required(0))
                .isEqualTo(rings.required(0).required(rings.required(0).size() - 1));
        JsonNode box = item.required("bbox");
        assertThat(box.required(0).asDouble())
                .isBetween(113.99, 114.01)
                .isLessThan(box.required(2).asDouble());
        assertThat(box.required(1).asDouble())
                .isBetween(22.5, 22.7)
                .isLessThan(box.required(3).asDouble());
    }

    private static double doubledArea(JsonNode ring) {
        double area = 0;
        for (int index = 0; index + 1 < ring.size(); index++) {
            area += ring.get(index).get(0).asDouble()
                            * ring.get(index + 1).get(1).asDouble()
                    - ring.get(index + 1).get(0).asDouble()
                            * ring.get(index).get(1).asDouble();
        }
        return area;
    }

    @Test
    void extensionsThatAreUsedAreNamed() throws Exception {
        JsonNode item = item();
        List<String> named = StreamSupport.stream(
                        item.required("stac_extensions").spliterator(), false)
                .map(JsonNode::asText)
                .toList();

        assertThat(named)
                .containsExactly(
                        "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
                        "https://stac-extensions.github.io/file/v2.1.0/schema.json");
        JsonNode properties = item.required("properties");
        assertThat(properties.required("proj:code").asText()).isEqualTo("EPSG:4547");
        assertThat(properties.required("proj:shape").toString()).isEqualTo("[700,1000]");
        assertThat(properties.required("proj:transform").toString()).isEqualTo("[0.5,0.0,500000.0,0.0,-0.5,2500000.0]");
        assertThat(properties.required("proj:bbox")).hasSize(4);
        JsonNode orthophoto = item.required("assets").required("orthophoto");
        assertThat(orthophoto.required("file:checksum").asText()).isEqualTo("1220" + HASH);
        assertThat(orthophoto.required("file:size").longValue()).isEqualTo(34);
        assertThat(orthophoto.required("href").asText()).isEqualTo("../orthophotos/" + HASH + ".tif");
    }

    @Test
    void onlyFieldsThatTheExtensionsKnowBearTheirNames() throws Exception {
        JsonNode item = item();

        // Both schemas close their prefix: an unknown field under it is refused.
        assertThat(names(item.required("properties"), "proj:"))
                .containsExactlyInAnyOrder("proj:code", "proj:shape", "proj:transform", "proj:bbox");
        for (JsonNode asset : item.required("assets")) {
            assertThat(List.of("file:size", "file:checksum")).containsAll(names(asset, "file:"));
            assertThat(asset.path("file:checksum").asText("00")).matches("[a-f0-9]+");
            assertThat(asset.path("file:size").asLong(0)).isNotNegative();
            assertThat(asset.required("roles")).isNotEmpty().allMatch(JsonNode::isTextual);
        }
        // Without a link to a collection the field must not be there.
        assertThat(item.has("collection")).isFalse();
    }

    private static List<String> names(JsonNode node, String prefix) {
        return node.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    @Test
    void itemIsReadBackWhole() throws Exception {
        CatalogueFlight entry = entry();

        assertThat(StacItem.parse(StacItem.toJson(entry), Path.of("item.json"))).isEqualTo(entry);
    }

    @Test
    void namesAreHarmlessText() throws Exception {
        assertThat(entry().parts().get(0).name()).isEqualTo("柳林?村.tif");
    }
}
