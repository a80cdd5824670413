package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.fieldwarden.testimagery.scene.Epoch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped bundle promises whatever the ground: nothing from nothing, and the same change read backwards. */
final class ShippedBundleTest {

    private static final int SIDE_PX = 640;

    @TempDir
    private Path folder;

    private Path baseline;
    private Path current;

    @BeforeEach
    void renderFlights() {
        RenderedFlights flights = new RenderedFlights(SIDE_PX);
        baseline = flights.write(Epoch.BASELINE, folder.resolve("baseline.tif"));
        current = flights.write(Epoch.CURRENT, folder.resolve("current.tif"));
    }

    /** What is told of a polygon: which land covers, and how large. */
    private record Told(String from, String to, double areaM2) {

        Told backwards() {
            return new Told(to, from, areaM2);
        }
    }

    @Test
    void aFlightComparedWithItselfShowsNotOnePolygon() throws IOException {
        assertThat(changes(current, current, folder.resolve("same"))).isEmpty();
    }

    @Test
    void exchangedFlightsShowTheSamePolygonsWithClassesReversed() throws IOException {
        Map<String, Told> forwards = changes(baseline, current, folder.resolve("forwards"));
        Map<String, Told> backwards = changes(current, baseline, folder.resolve("backwards"));

        Map<String, Told> expected = new TreeMap<>();
        forwards.forEach((outline, told) -> expected.put(outline, told.backwards()));
        assertThat(forwards).as("there is something to exchange").isNotEmpty();
        assertThat(backwards).isEqualTo(expected);
    }

    /** By outline. The flights are taken as they lie, since a flight moved onto the other is resampled. */
    private static Map<String, Told> changes(Path baseline, Path current, Path out) throws IOException {
        CommandRun run = CommandRun.of(
                "detect", "--baseline", baseline, "--current", current, "--georeference", "trusted", "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, Told> changes = new TreeMap<>();
        JsonNode features = new ObjectMapper()
                .readTree(out.resolve("changes.geojson").toFile())
                .path("features");
        for (JsonNode feature : features) {
            JsonNode properties = feature.path("properties");
            changes.put(
                    feature.path("geometry").toString(),
                    new Told(
                            properties.path("from").asText(),
                            properties.path("to").asText(),
                            properties.path("areaM2").asDouble()));
        }
        return changes;
    }
}
