package org.fieldwarden.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.audit.AuditedPairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTest {

    @TempDir
    Path folder;

    @Test
    void theSummaryTellsWhatWasFoundUnobservedAndSpent() throws IOException {
        Path result = Files.writeString(folder.resolve("changes.geojson"), "abc");
        RunSummary summary = summary(List.of(result));
        JsonNode json = written(summary);
        assertThat(json.path("changes").path("count").asInt()).isEqualTo(12);
        assertThat(json.path("changes")
                        .path("byKind")
                        .path("building-appeared")
                        .path("count")
                        .asInt())
                .isEqualTo(3);
        assertThat(json.path("changes")
                        .path("byTownship")
                        .path("太平镇")
                        .path("count")
                        .asInt())
                .isEqualTo(4);
        assertThat(json.path("unobserved").path("unobservedM2").asDouble()).isEqualTo(4128);
        assertThat(json.path("unobserved").path("unobservedShare").asDouble()).isCloseTo(4128 / 72_000.0, within(1e-6));
        assertThat(json.path("unobserved")
                        .path("issuesByKind")
                        .path("nodata")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(json.path("cost").path("megapixelsPerSecond").asDouble()).isEqualTo(0.6);
        assertThat(json.path("cost").path("stageSeconds").fieldNames().next()).isEqualTo("read");
        assertThat(json.path("settings").path("threshold").asText()).isEqualTo("0.5");
        assertThat(json.path("files").path(0).path("sha256").asText())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(json.has("accuracy")).isFalse();
    }

    @Test
    void equalRunsGiveEqualBytesAndAccuracyIsAddedWhereItWasMeasured() throws IOException {
        summary(List.of()).write(folder.resolve("one.json"));
        summary(List.of()).write(folder.resolve("two.json"));
        assertThat(folder.resolve("one.json")).hasSameBinaryContentAs(folder.resolve("two.json"));
        Path judged = folder.resolve("judged.json");
        summary(List.of()).write(judged, AuditedPairs.report());
        assertThat(new ObjectMapper().readTree(judged.toFile()).path("accuracy").has("f1"))
                .isTrue();
    }

    @Test
    void aResultFileThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> summary(List.of(folder.resolve("gone.gpkg"))).write(folder.resolve("s.json")))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("gone.gpkg");
        assertThat(folder.resolve("s.json")).doesNotExist();
    }

    private JsonNode written(RunSummary summary) throws IOException {
        Path file = folder.resolve("summary.json");
        summary.write(file);
        return new ObjectMapper().readTree(file.toFile());
    }

    private static RunSummary summary(List<Path> files) {
        Map<String, Duration> stages = new LinkedHashMap<>();
        stages.put("read", Duration.ofMillis(500));
        stages.put("detect", Duration.ofMillis(2500));
        return new RunSummary(
                Scene.comparison(),
                Map.of("threshold", "0.5", "blockPx", "2048"),
                Scene.changes(),
                new RunCost(stages, 1 << 20),
                files);
    }
}
