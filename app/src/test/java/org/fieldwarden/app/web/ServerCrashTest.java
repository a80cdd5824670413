package org.fieldwarden.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.fieldwarden.app.arrivals.ArrivalQueue;
import org.fieldwarden.app.arrivals.ArrivalState;
import org.fieldwarden.app.arrivals.Patience;
import org.fieldwarden.app.arrivals.SmallFlight;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.FlightCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed at seeded moments between the first byte and the result; nothing acknowledged may be lost. */
final class ServerCrashTest {

    private static final int SIDE_PX = 1400;
    private static final int MOST_KILLS_WHILE_UPLOADING = 3;
    private static final int MOST_KILLS_WHILE_WORKING = 3;

    @TempDir
    private Path folder;

    private Process process = neverStarted();

    private static Process neverStarted() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts the server anew and gives its port. */
    private int start() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        classPath,
                        ServerProcess.class.getName(),
                        folder.resolve("catalogue").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.matches("[0-9]+")) {
            line = said.readLine();
        }
        return Integer.parseInt(String.valueOf(line));
    }

    private int killedAndStarted(Random random) throws IOException, InterruptedException {
        Thread.sleep(random.nextInt(600));
        process.destroyForcibly().waitFor();
        return start();
    }

    @Test
    void killedServerLosesNothingThatItAcknowledged() throws Exception {
        byte[] bytes = Files.readAllBytes(SmallFlight.write(folder.resolve("flight.tif"), SIDE_PX, 7));
        Random random = new Random(42);
        TusClient client = new TusClient(start());
        String upload = client.created(
                bytes.length, TusClient.metadata(Map.of("filename", "flight.tif", "flown", "2026-10-05")));
        uploadThroughKills(client, upload, bytes, random);
        for (int kill = 0; kill < MOST_KILLS_WHILE_WORKING; kill++) {
            client.movedTo(killedAndStarted(random));
        }

        Patience.until("the flight to be compared", () -> state() == ArrivalState.DONE);
        assertWholeAndOnce();
    }

    private void uploadThroughKills(TusClient client, String upload, byte[] bytes, Random random) throws Exception {
        int kills = 0;
        long acknowledged = 0;
        while (acknowledged < bytes.length) {
            int end = (int) Math.min(bytes.length, acknowledged + 500_000);
            byte[] piece = Arrays.copyOfRange(bytes, (int) acknowledged, end);
            if (kills < MOST_KILLS_WHILE_UPLOADING && acknowledged > kills * 1_200_000L) {
                kills++;
                // Half a request is under way when the process dies.
                client.unfinished(upload, acknowledged, Arrays.copyOf(piece, piece.length / 2), piece.length);
                client.movedTo(killedAndStarted(random));
                long offset = client.offset(upload);
                assertThat(offset).isGreaterThanOrEqualTo(acknowledged);
                acknowledged = offset;
            } else {
                acknowledged = Long.parseLong(client.patch(upload, acknowledged, piece)
                        .headers()
                        .firstValue("Upload-Offset")
                        .orElseThrow());
            }
        }
        assertThat(kills).isEqualTo(MOST_KILLS_WHILE_UPLOADING);
    }

    private ArrivalState state() {
        return ArrivalQueue.open(folder.resolve("catalogue/queue")).list().stream()
                .map(arrival -> arrival.status().state())
                .findFirst()
                .orElse(ArrivalState.WAITING);
    }

    private void assertWholeAndOnce() throws IOException {
        FlightCatalogue catalogue = FlightCatalogue.existing(folder.resolve("catalogue"));
        assertThat(catalogue.list()).hasSize(1);
        CatalogueFlight flight = catalogue.list().get(0);
        try (Orthophoto stored = catalogue.open(flight.flight().id())) {
            PixelWindow window = PixelWindow.atSize(900, 700, 300, 200);
            assertThat(stored.read(SmallFlight.grid(SIDE_PX), window)).isEqualTo(SmallFlight.tile(window, 7));
        }
        assertThat(ArrivalQueue.open(folder.resolve("catalogue/queue")).list()).hasSize(1);
        try (Stream<Path> orthophotos = Files.list(folder.resolve("catalogue/orthophotos"))) {
            assertThat(orthophotos).hasSize(1);
        }
    }
}
