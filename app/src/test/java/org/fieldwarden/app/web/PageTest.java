package org.fieldwarden.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.app.arrivals.Arrival;
import org.fieldwarden.app.arrivals.ArrivalQueue;
import org.fieldwarden.app.arrivals.ArrivalState;
import org.fieldwarden.app.arrivals.SmallFlight;
import org.fieldwarden.app.arrivals.Trouble;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.FlightIntake;
import org.fieldwarden.ingest.IngestRequest;
import org.fieldwarden.ingest.ReceivedInput;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.TileProgress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {

    private final Path folder;
    private final FlightCatalogue catalogue;
    private final ArrivalQueue queue;
    private final WebServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    PageTest(@TempDir Path folder) {
        this.folder = folder;
        catalogue = FlightCatalogue.at(folder.resolve("catalogue"));
        queue = ArrivalQueue.open(folder.resolve("catalogue/queue"));
        server = WebServer.start(catalogue, queue, new WebServer.Address("127.0.0.1", 0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private String page(String path) throws IOException, InterruptedException {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    private CatalogueFlight flight(String site) {
        Path file = SmallFlight.write(folder.resolve("flight.tif"), 80, 1);
        return new FlightIntake(catalogue, Clock.systemUTC())
                .receive(
                        new IngestRequest(
                                List.of(ReceivedInput.of(file)),
                                LocalDate.of(2026, 10, 5),
                                site,
                                Optional.empty(),
                                Compression.DEFLATE),
                        TileProgress.unwatched());
    }

    private void queued(String name, Arrival.Status status) {
        queue.add(new Arrival(
                new FlightId("a" + queue.list().size()),
                new Arrival.Cargo(
                        List.of(new ReceivedInput(folder.resolve("x"), name)),
                        LocalDate.of(2026, 10, 5),
                        "",
                        Optional.empty()),
                Instant.EPOCH,
                status));
    }

    @Test
    void emptyPageSaysSoInBothLanguages() throws Exception {
        assertThat(page("/"))
                .contains("lang=\"zh-CN\"", "没有任务", "还没有影像", "疑似线索")
                .doesNotContain("Nothing to do");
        assertThat(page("/?lang=en"))
                .contains("Nothing to do", "No flights yet", "never a verdict")
                .doesNotContain("没有任务");
    }

    @Test
    void nothingIsFetchedFromElsewhere() throws Exception {
        assertThat(page("/") + page("/page.css") + page("/page.js")).doesNotContain("http://", "https://");
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'");
    }

    @Test
    void flightIsShownWithItsFiles() throws Exception {
        CatalogueFlight flight = flight("河东 <b>");
        String id = flight.flight().id().value();
        Path results =
                Files.createDirectories(WebServer.resultsFolder(catalogue).resolve(id));
        Files.writeString(results.resolve("changes.geojson"), "{}");
        Files.writeString(results.resolve("secret.txt"), "no");

        assertThat(page("/"))
                .contains("2026-10-05 河东 &lt;b&gt;", "0.16 公顷", "EPSG:4547", "/results/" + id + "/changes.geojson")
                .doesNotContain("secret");
        assertThat(page("/results/" + id + "/changes.geojson")).isEqualTo("{}");
        assertThat(get("/results/" + id + "/changes.geojson").headers().firstValue("Content-Type"))
                .contains("application/geo+json");
        assertThat(get("/quicklooks/" + id + ".png").body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(page("/flights/" + id + ".json")).contains("\"stac_version\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/results/FLIGHT/secret.txt",
                "/results/FLIGHT/..%2f..%2fflights/summary.json",
                "/results/..%2fqueue/summary.json",
                "/results/%2e%2e/queue/summary.json",
                "/results/FLIGHT/a/b/summary.json",
                "/results/FLIGHT/.blocks/summary.json",
                "/flights/..%2fqueue%2fa.json",
                "/flights/nothing.json",
                "/quicklooks/nothing.png",
                "/nothing"
            })
    void nothingElseIsServed(String path) throws Exception {
        String id = flight("").flight().id().value();
        Path results =
                Files.createDirectories(WebServer.resultsFolder(catalogue).resolve(id));
        Files.writeString(results.resolve("secret.txt"), "no");
        Files.writeString(folder.resolve("catalogue/queue/summary.json"), "no");

        assertThat(get(path.replace("FLIGHT", id)).statusCode()).isIn(400, 404);
    }

    @Test
    void refusalIsSaidInTheOperatorsWords() throws Exception {
        queued(
                "<script>alert(1)</script>.tif",
                new Arrival.Status(
                        ArrivalState.REFUSED,
                        "x.tif (open): It has no CRS; export it with one, for example EPSG:4547",
                        Optional.empty(),
                        0,
                        0));

        assertThat(page("/"))
                .contains("未接收", "影像没有坐标系，请带坐标系导出", "x.tif (open): It has no CRS", "&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(page("/live?lang=en")).contains("refused", "It has no CRS").doesNotContain("坐标系");
    }

    @Test
    void progressAndResultAreShown() throws Exception {
        queued("a.tif", new Arrival.Status(ArrivalState.COMPARING, "", Optional.empty(), 3, 12));
        queued(
                "b.tif",
                new Arrival.Status(
                        ArrivalState.DONE,
                        "2026-09-05-9a1159d0ba4a: 12 suspected changes, 3.4 % of the ground unobserved.",
                        Optional.empty(),
                        0,
                        0));

        assertThat(page("/live"))
                .contains("比对中", "value=\"25.0\"", "3 / 12", "与 2026-09-05-9a1159d0ba4a 比对：发现 12 处疑似变化，3.4 % 的面积未观测。");
    }

    @Test
    void troubleIsSaidInWordsUntilItIsOver() throws Exception {
        Trouble.Place share = new Trouble.Place(Trouble.Work.WATCH, "/mnt/<share>");
        Trouble.Place flight = new Trouble.Place(Trouble.Work.ARRIVAL, "a.tif");
        queue.troubles().outside(share, new IOException("stale handle"));
        queue.troubles().outside(share, new IOException("stale handle"));
        queue.troubles().ours(flight, new IllegalStateException("a mistake"));

        assertThat(page("/live"))
                .contains("监视文件夹 /mnt/&lt;share&gt; 现在无法读取", "已试 2 次", "网络共享", "stale handle")
                .contains("航次 a.tif 的处理停在这里", "这是程序的错误", "a mistake");
        assertThat(page("/live?lang=en"))
                .contains("The watched folder /mnt/&lt;share&gt; cannot be looked into now", "Tried 2 times since");

        queue.troubles().over(share);
        queue.troubles().over(flight);
        assertThat(page("/live")).doesNotContain("需要处理的问题");
    }
}
