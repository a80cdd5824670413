package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fieldwarden.app.arrivals.SmallFlight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ingest}, {@code flights} and {@code detect --catalogue} as a user gives them. */
final class CatalogueCommandTest {

    @TempDir
    private Path folder;

    private CommandRun ingest(Path file, String day, String... more) {
        Stream<Object> arguments = Stream.of("ingest", file, "--flown", day, "--catalogue", folder.resolve("cat"));
        return CommandRun.of(Stream.concat(arguments, Stream.of(more)).toArray());
    }

    @Test
    void flightsAreTakenInAndListed() {
        CommandRun first = ingest(SmallFlight.write(folder.resolve("a.tif"), 120, 1), "2026-09-05", "--site", "河东");
        CommandRun second = ingest(SmallFlight.write(folder.resolve("b.tif"), 120, 2), "2026-10-05");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("1 file(s), EPSG:4547, 120 x 120 pixels of 0.500 m, 0.36 ha observed.")
                .contains("No earlier flight");
        assertThat(second.out()).contains("Baseline for 0.36 ha: 2026-09-05-", "--flight 2026-10-05-");
        CommandRun list = CommandRun.of("flights", "--catalogue", folder.resolve("cat"));
        assertThat(list.out().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("2026-09-05-").contains("0.36", "accepted", "河东"),
                        line -> assertThat(line).startsWith("2026-10-05-").contains("0.500", "EPSG:4547"));
    }

    @Test
    void zipOfTilesIsOneFlight() throws IOException {
        Path zip = folder.resolve("flight.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(file)) {
            for (int seed = 1; seed <= 2; seed++) {
                entries.putNextEntry(new ZipEntry("../../tile" + seed + ".tif"));
                Files.copy(SmallFlight.write(folder.resolve("tile.tif"), 60, seed), entries);
                entries.closeEntry();
            }
        }

        CommandRun run = ingest(zip, "2026-10-05", "--compression", "jpeg");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 file(s)");
        assertThat(folder.resolve("cat/incoming")).isEmptyDirectory();
    }

    @Test
    void refusedFileIsNamedInOneSentence() throws IOException {
        CommandRun run = ingest(Files.writeString(folder.resolve("a.tif"), "no"), "2026-10-05");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.sentences()).singleElement().asString().contains("a.tif (open): This is not a TIFF");
    }

    @Test
    void flightOutsideTheCountyIsRefused() {
        CommandRun run =
                ingest(SmallFlight.write(folder.resolve("a.tif"), 60, 1), "2026-10-05", "--bounds", "116,29,118,31");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.sentences()).singleElement().asString().contains("outside the county's bounds");
    }

    static Stream<Arguments> wrongUse() {
        return Stream.of(
                Arguments.of("There is no catalogue in", List.of("flights", "--catalogue", "DIR/none")),
                Arguments.of(
                        "There is no flight x",
                        List.of("detect", "--catalogue", "DIR/cat", "--flight", "x", "--out", "DIR/o")),
                Arguments.of("Missing --flight ID", List.of("detect", "--catalogue", "DIR/cat", "--out", "DIR/o")),
                Arguments.of("Missing --baseline FILE", List.of("detect", "--current", "b.tif", "--out", "DIR/o")),
                Arguments.of(
                        "without --current",
                        List.of(
                                "detect",
                                "--catalogue",
                                "DIR/cat",
                                "--flight",
                                "x",
                                "--current",
                                "b.tif",
                                "--out",
                                "DIR/o")),
                Arguments.of(
                        "A flight id has",
                        List.of("detect", "--catalogue", "DIR/cat", "--flight", "../x", "--out", "DIR/o")),
                Arguments.of(
                        "west,south,east,north",
                        List.of(
                                "ingest",
                                "a.tif",
                                "--flown",
                                "2026-10-05",
                                "--catalogue",
                                "DIR/cat",
                                "--bounds",
                                "1,2")),
                Arguments.of("--flown", List.of("ingest", "a.tif", "--catalogue", "DIR/cat")),
                Arguments.of("--port", List.of("serve", "--catalogue", "DIR/cat", "--port", "99999")));
    }

    @ParameterizedTest
    @MethodSource("wrongUse")
    void wrongUseIsToldInOneSentence(String says, List<String> arguments) throws IOException {
        Files.createDirectories(folder.resolve("cat/flights"));

        CommandRun run = CommandRun.of(arguments.stream()
                .map(one -> one.replace("DIR", folder.toString()))
                .toArray());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains(says);
    }

    @Test
    void flightWithoutAnEarlierOneIsNotCompared() {
        ingest(SmallFlight.write(folder.resolve("a.tif"), 120, 1), "2026-09-05");
        String id = CommandRun.of("flights", "--catalogue", folder.resolve("cat"))
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .substring(0, 23);

        CommandRun run = CommandRun.of(
                "detect", "--catalogue", folder.resolve("cat"), "--flight", id, "--out", folder.resolve("out"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.sentences()).singleElement().asString().contains(id + " (baseline): No earlier flight");
    }
}
