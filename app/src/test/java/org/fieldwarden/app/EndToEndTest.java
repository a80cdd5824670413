package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.fieldwarden.app.broker.EmbeddedBroker;
import org.fieldwarden.reporting.kafka.ChangeFeed;
import org.fieldwarden.reporting.kafka.FeedReport;
import org.fieldwarden.testimagery.scene.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two rendered flights through the command line, a real broker and all files, with a network that has learnt nothing. */
final class EndToEndTest {

    private static final List<String> DELIVERABLES = List.of(
            "changes.gpkg",
            "changes.geojson",
            "monthly-list.xlsx",
            "map.png",
            "before-after.png",
            "residual.tif",
            "residual.png",
            "summary.json");

    @TempDir
    private Path folder;

    @Test
    void secondRunOfTheSamePairChangesNothing() throws Exception {
        RenderedFlights flights = new RenderedFlights(640);
        Path baseline = flights.write(Epoch.BASELINE, folder.resolve("baseline.tif"));
        Path current = flights.write(Epoch.CURRENT, folder.resolve("current.tif"));
        Path bundle = folder.resolve("bundle");
        RandomBundle.findingSomethingIn(flights).write(bundle);
        Path out = folder.resolve("out");

        Watched first = watched(baseline, current, bundle, out);

        assertThat(first.run().exitCode()).as(first.run().err()).isZero();
        DELIVERABLES.forEach(name -> assertThat(out.resolve(name)).isNotEmptyFile());
        assertThat(first.run().out()).contains("changes.gpkg", "monthly-list.xlsx");
        assertThat(first.metrics()).contains("fieldwarden_blocks_total", "fieldwarden_pixels_total");
        byte[] geoJson = Files.readAllBytes(out.resolve("changes.geojson"));
        List<String> rows = rows(out.resolve("changes.gpkg"));
        Map<Path, FileTime> blocks = blocks(out);
        Set<String> ids = ids(geoJson);
        assertThat(ids).as("a low threshold gives some polygons").isNotEmpty();
        assertThat(rows).hasSameSizeAs(ids);
        assertThat(blocks).hasSize(4);
        assertThat(events(out).received()).isEqualTo(ids.size());

        Watched second = watched(baseline, current, bundle, out);

        assertThat(second.run().exitCode()).as(second.run().err()).isZero();
        assertThat(first.run().out()).doesNotContain("compared again");
        assertThat(second.run().out()).contains("compared again: the same " + ids.size() + " changes as before");
        assertThat(out.resolve("changes.geojson")).hasBinaryContent(geoJson);
        assertThat(rows(out.resolve("changes.gpkg"))).isEqualTo(rows);
        assertThat(blocks(out)).as("blocks are reused, not written again").isEqualTo(blocks);
    }

    /** Three quarters of the current flight carry no data; nothing there may pass for unchanged. */
    @Test
    void tooMuchUnobservedGroundHasItsOwnExitCode() throws IOException {
        int side = 256;
        Path baseline = HandmadeTiff.sound(side, 3).write(folder.resolve("baseline.tif"));
        Path current = HandmadeTiff.sound(side, 4)
                .shorts(HandmadeTiff.EXTRA_SAMPLES, 2)
                .bytes(
                        index -> {
                            int pixel = index / 4;
                            return index % 4 < 3
                                    ? 40 + (pixel * 3 + index % 4) * 7 % 150
                                    : pixel % side < side / 4 ? 255 : 0;
                        },
                        side * side * 4)
                .write(folder.resolve("current.tif"));
        Path bundle = RandomBundle.write(1, folder.resolve("bundle"));

        CommandRun strict = CommandRun.of(
                "detect",
                "--baseline",
                baseline,
                "--current",
                current,
                "--out",
                folder.resolve("out"),
                "--model",
                bundle,
                "--max-unobserved",
                "0.7");

        assertThat(strict.exitCode()).as(strict.err()).isEqualTo(4);
        assertThat(strict.sentences())
                .singleElement()
                .asString()
                .contains("unobserved", "--max-unobserved", "not unchanged");
        assertThat(folder.resolve("out/changes.gpkg"))
                .as("what was seen is still written")
                .isNotEmptyFile();
    }

    @Test
    void flightThatIsDamagedThroughoutIsRefused() throws IOException {
        RenderedFlights flights = new RenderedFlights(512);
        Path baseline = flights.write(Epoch.BASELINE, folder.resolve("baseline.tif"));
        Path current = flights.write(Epoch.CURRENT, folder.resolve("current.tif"));
        byte[] bytes = Files.readAllBytes(current);
        // The head of the only tile: nothing of it can be decoded.
        Arrays.fill(bytes, 8, 900, (byte) 0);
        Files.write(current, bytes);
        Path bundle = RandomBundle.write(1, folder.resolve("bundle"));

        CommandRun run = CommandRun.of(
                "detect",
                "--baseline",
                baseline,
                "--current",
                current,
                "--out",
                folder.resolve("out"),
                "--model",
                bundle);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.sentences()).singleElement().asString().contains("no observed pixel", "export it again");
    }

    private record Watched(CommandRun run, String metrics) {}

    /** Runs the detector while somebody scrapes its meters. */
    private static Watched watched(Path baseline, Path current, Path bundle, Path out) throws Exception {
        int port = freePort();
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<String> last = new AtomicReference<>("");
        Thread scraper = new Thread(() -> scrape(port, done, last));
        scraper.start();
        try {
            CommandRun run = CommandRun.of(
                    "detect",
                    "--baseline",
                    baseline,
                    "--current",
                    current,
                    "--out",
                    out,
                    "--model",
                    bundle,
                    "--min-area",
                    "1",
                    "--block",
                    "512",
                    "--metrics-port",
                    port);
            return new Watched(run, String.valueOf(last.get()));
        } finally {
            done.set(true);
            scraper.join();
        }
    }

    private static void scrape(int port, AtomicBoolean done, AtomicReference<String> last) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        while (!done.get()) {
            try {
                String body = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                last.set(body);
                Thread.sleep(20);
            } catch (IOException e) {
                Thread.onSpinWait(); // the server has not begun yet, or has ended
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Set<String> ids(byte[] geoJson) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (JsonNode feature : new ObjectMapper().readTree(geoJson).path("features")) {
            ids.add(feature.path("id").asText());
        }
        return ids;
    }

    private static List<String> rows(Path register) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + register);
                ResultSet result = connection.createStatement().executeQuery("SELECT * FROM changes ORDER BY 1")) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    Object value = result.getObject(column);
                    row.append(value instanceof byte[] bytes ? java.util.Arrays.hashCode(bytes) : value)
                            .append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static Map<Path, FileTime> blocks(Path out) throws IOException {
        Map<Path, FileTime> blocks = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out.resolve(".blocks"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                blocks.put(file, Files.getLastModifiedTime(file));
            }
        }
        return blocks;
    }

    /** What lies in the topic after the run, read by somebody else. */
    private static FeedReport events(Path out) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(out.resolve("kafka"));
                ChangeFeed feed = ChangeFeed.open(broker.bootstrapServers(), "somebody-else", changes -> {})) {
            FeedReport report = feed.drainFromStart();
            assertThat(report.deadLettered()).isZero();
            return report;
        }
    }
}
