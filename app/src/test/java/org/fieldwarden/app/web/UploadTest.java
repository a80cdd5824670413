package org.fieldwarden.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import me.desair.tus.server.upload.UploadInfo;
import org.fieldwarden.app.arrivals.Arrival;
import org.fieldwarden.app.arrivals.ArrivalQueue;
import org.fieldwarden.app.arrivals.Patience;
import org.fieldwarden.ingest.FlightCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tus protocol 1.0 as the server speaks it; no worker runs, so arrivals stay in the queue. */
final class UploadTest {

    private static final byte[] BYTES = bytes(300_000);

    /** For requests that are refused: with a longer one the server may have hung up before the client listens. */
    private static final byte[] PIECE = Arrays.copyOf(BYTES, 1000);

    private static final String LABEL =
            TusClient.metadata(Map.of("filename", "10月.tif", "flown", "2026-10-05", "site", "河东"));

    private final Path folder;
    private final ArrivalQueue queue;
    private final WebServer server;
    private final TusClient client;

    UploadTest(@TempDir Path folder) {
        this.folder = folder;
        queue = ArrivalQueue.open(folder.resolve("queue"));
        server = WebServer.start(FlightCatalogue.at(folder), queue, new WebServer.Address("127.0.0.1", 0));
        client = new TusClient(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private Arrival arrival() throws InterruptedException {
        Patience.until("an arrival", () -> !queue.list().isEmpty());
        return queue.list().get(0);
    }

    private void assertArrivedWhole() throws IOException, InterruptedException {
        assertThat(arrival().cargo().inputs().get(0).path()).hasBinaryContent(BYTES);
    }

    @Test
    void uploadArrivesWithDayAndSite() throws Exception {
        String upload = client.created(BYTES.length, LABEL);
        assertThat(client.offset(upload)).isZero();
        HttpResponse<String> answer = client.patch(upload, 0, BYTES);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Upload-Offset")).contains("300000");
        assertThat(answer.headers().firstValue("Upload-Expires")).isPresent();
        assertArrivedWhole();
        Arrival.Cargo cargo = arrival().cargo();
        assertThat(cargo.flownOn()).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(cargo.site()).isEqualTo("河东");
        assertThat(cargo.inputs().get(0).name()).isEqualTo("10月.tif");
        assertThat(client.offset(upload)).isEqualTo(300_000);
    }

    @Test
    void serverSaysWhatItCan() throws Exception {
        HttpResponse<String> answer = client.send("OPTIONS", "/uploads", new byte[0]);

        assertThat(answer.headers().firstValue("Tus-Version").orElseThrow()).contains("1.0.0");
        assertThat(answer.headers().firstValue("Tus-Extension").orElseThrow().split(","))
                .contains("creation", "checksum", "expiration", "termination", "concatenation");
    }

    @Test
    void wrongOffsetIsAConflictAndLosesNothing() throws Exception {
        String upload = client.created(BYTES.length, LABEL);
        client.patch(upload, 0, Arrays.copyOf(BYTES, 1000));

        assertThat(client.patch(upload, 0, PIECE).statusCode()).isEqualTo(409);
        assertThat(client.patch(upload, 2000, PIECE).statusCode()).isEqualTo(409);
        assertThat(client.offset(upload)).isEqualTo(1000);
        assertThat(client.patch(upload, 1000, Arrays.copyOfRange(BYTES, 1000, BYTES.length))
                        .statusCode())
                .isEqualTo(204);
        assertArrivedWhole();
    }

    @Test
    void wrongChecksumTakesNothing() throws Exception {
        String upload = client.created(BYTES.length, LABEL);
        byte[] sum = MessageDigest.getInstance("SHA-1").digest(BYTES);
        String right = "sha1 " + Base64.getEncoder().encodeToString(sum);
        sum[0] ^= 1;
        String wrong = "sha1 " + Base64.getEncoder().encodeToString(sum);

        assertThat(client.patch(upload, 0, BYTES, "Upload-Checksum", wrong).statusCode())
                .isEqualTo(460);
        assertThat(client.offset(upload)).isZero();
        assertThat(client.patch(upload, 0, BYTES, "Upload-Checksum", right).statusCode())
                .isEqualTo(204);
        assertArrivedWhole();
    }

    @Test
    void secondWriterIsLockedOut() throws Exception {
        String upload = client.created(BYTES.length, LABEL);
        try (Socket first = client.unfinished(upload, 0, Arrays.copyOf(BYTES, 5000), BYTES.length)) {
            assertThat(first.isConnected()).isTrue();
            Patience.until("the first writer's lock", () -> status(upload) == 423);
            assertThat(client.patch(upload, 0, PIECE).statusCode()).isEqualTo(423);
        }
        Patience.until("the lock to go", () -> status(upload) == 204 || status(upload) == 200);
        long offset = client.offset(upload);

        client.patch(upload, offset, Arrays.copyOfRange(BYTES, (int) offset, BYTES.length));
        assertArrivedWhole();
    }

    private int status(String upload) {
        try {
            return client.head(upload).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void uploadWithoutADayIsRefusedInWords() throws Exception {
        HttpResponse<String> answer =
                client.create(10, TusClient.metadata(Map.of("filename", "final.tif", "site", "河东")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("never guessed");
        assertThat(client.create(10, TusClient.metadata(Map.of("filename", "2026-10-05.tif")))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void moreThanTheDiskHasIsRefusedBeforeTheFirstByte() throws Exception {
        HttpResponse<String> answer = client.create(100L << 40, LABEL);

        assertThat(answer.statusCode()).isEqualTo(507);
        assertThat(answer.body()).contains("104857600 MiB");
        assertThat(client.create(-5, LABEL).statusCode()).isEqualTo(400);
    }

    @Test
    void moreThanWasClaimedIsNotTaken() throws Exception {
        String upload = client.created(1000, LABEL);

        client.patch(upload, 0, BYTES);

        assertThat(client.offset(upload)).isLessThanOrEqualTo(1000);
        assertThat(folder.resolve(upload.replace("/uploads/", "uploads/uploads/") + "/data")
                        .toFile()
                        .length())
                .isLessThanOrEqualTo(1000);
    }

    @Test
    void endedUploadIsGone() throws Exception {
        String upload = client.created(BYTES.length, LABEL);
        client.patch(upload, 0, Arrays.copyOf(BYTES, 1000));

        assertThat(client.send("DELETE", upload, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(client.head(upload).statusCode()).isIn(404, 410);
        assertThat(client.head("/uploads/" + "0".repeat(8) + "-0000-0000-0000-" + "0".repeat(12))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void expiredUploadIsGoneAndItsBytesAreRemoved() throws Exception {
        String upload = client.created(BYTES.length, LABEL);
        client.patch(upload, 0, Arrays.copyOf(BYTES, 1000));
        DurableUploads store = new DurableUploads(folder.resolve("uploads"));
        UploadInfo info = store.list().get(0);
        info.updateExpiration(-1000);
        store.update(info);

        assertThat(client.head(upload).statusCode()).isIn(404, 410);
        assertThat(client.patch(upload, 1000, PIECE).statusCode()).isIn(404, 410);
        new UploadDesk(folder, queue, Clock.systemUTC()).cleanUp();
        assertThat(store.list()).isEmpty();
        assertThat(folder.resolve("uploads/uploads")).isEmptyDirectory();
    }

    @Test
    void folderThatAKillLeftWithoutANameIsRemovedOnceItIsOld() throws Exception {
        String upload = client.created(BYTES.length, LABEL);
        Path store = folder.resolve("uploads/uploads");
        Path nameless = Files.createDirectories(store.resolve("11111111-1111-1111-1111-111111111111"));
        Files.createFile(nameless.resolve("data"));
        Files.createFile(nameless.resolve("info.2222.part"));
        UploadDesk desk = new UploadDesk(folder, queue, Clock.systemUTC());

        desk.cleanUp();
        assertThat(nameless).exists();
        Files.setLastModifiedTime(nameless, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        desk.cleanUp();

        assertThat(nameless).doesNotExist();
        assertThat(client.offset(upload)).isZero();
    }

    @Test
    void partsAreJoined() throws Exception {
        String first = client.send(
                        "POST", "/uploads", new byte[0], "Upload-Length", "100000", "Upload-Concat", "partial")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String second = client.send(
                        "POST", "/uploads", new byte[0], "Upload-Length", "200000", "Upload-Concat", "partial")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        client.patch(second, 0, Arrays.copyOfRange(BYTES, 100_000, 300_000));
        client.patch(first, 0, Arrays.copyOf(BYTES, 100_000));
        HttpResponse<String> joined = client.send(
                "POST",
                "/uploads",
                new byte[0],
                "Upload-Concat",
                "final;" + first + " " + second,
                "Upload-Metadata",
                LABEL);

        assertThat(joined.statusCode()).isEqualTo(201);
        assertArrivedWhole();
        assertThat(queue.list()).hasSize(1);
    }

    @Test
    void filesOfABatchAreOneFlight() throws Exception {
        for (String name : List.of("a.tif", "b.tif")) {
            assertThat(queue.list()).isEmpty();
            String upload = client.created(
                    BYTES.length,
                    TusClient.metadata(Map.of("filename", name, "flown", "2026-10-05", "batch", "b1", "files", "2")));
            client.patch(upload, 0, BYTES);
        }

        assertThat(arrival().cargo().inputs()).extracting("name").containsExactlyInAnyOrder("a.tif", "b.tif");
        assertThat(queue.list()).hasSize(1);
    }

    @Test
    void emptyFileIsRefused() throws Exception {
        HttpResponse<String> answer = client.create(0, LABEL);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("empty");
    }

    @Test
    void uploadBrokenOffAnywhereArrivesByteForByte() throws Exception {
        byte[] large = bytes(24 << 20);
        Random random = new Random(11);
        String upload = client.created(large.length, LABEL);
        for (int drop = 0; drop < 25; drop++) {
            int offset = (int) unlockedOffset(upload);
            int end = Math.min(large.length, offset + random.nextInt(2 << 20));
            client.dropped(upload, offset, Arrays.copyOfRange(large, offset, end), large.length - (long) offset);
        }
        for (long offset = unlockedOffset(upload); offset < large.length; offset = unlockedOffset(upload)) {
            int end = (int) Math.min(large.length, offset + (4 << 20));
            client.tried(upload, offset, Arrays.copyOfRange(large, (int) offset, end));
        }

        assertThat(arrival().cargo().inputs().get(0).path()).hasBinaryContent(large);
    }

    /** Asks until no broken request holds the upload any more. */
    private long unlockedOffset(String upload) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.head(upload);
        while (answer.statusCode() == 423) {
            Thread.sleep(20);
            answer = client.head(upload);
        }
        return Long.parseLong(answer.headers().firstValue("Upload-Offset").orElseThrow());
    }

    /** Run with {@code -Dfieldwarden.large=true}; needs 12 GB of disk and some minutes. */
    @Test
    void fiveGigabytesBrokenOffManyTimesArriveByteForByte() throws Exception {
        assumeThat(Boolean.getBoolean("fieldwarden.large"))
                .as("the large run, asked for by -Dfieldwarden.large=true")
                .isTrue();
        long length = 5L << 30;
        Random random = new Random(3);
        String upload = client.created(length, LABEL);
        long drops = 0;
        for (long offset = 0; offset < length; offset = unlockedOffset(upload)) {
            int count = (int) Math.min(length - offset, 16 << 20);
            byte[] piece = piece(offset, count);
            if (random.nextInt(4) == 0) {
                int sent = random.nextInt(count);
                client.dropped(upload, offset, Arrays.copyOf(piece, sent), length - offset);
                drops++;
            } else {
                client.tried(upload, offset, piece);
            }
        }
        MessageDigest expected = MessageDigest.getInstance("SHA-256");
        for (long offset = 0; offset < length; offset += 16 << 20) {
            expected.update(piece(offset, (int) Math.min(length - offset, 16 << 20)));
        }

        assertThat(hash(arrival().cargo().inputs().get(0).path()))
                .as("after %s drops", drops)
                .isEqualTo(HexFormat.of().formatHex(expected.digest()));
    }

    /** Bytes of an endless file that nobody has to keep; each depends on its place alone. */
    private static byte[] piece(long offset, int count) {
        byte[] piece = new byte[count];
        for (int index = 0; index < count; index++) {
            long place = offset + index;
            piece[index] = (byte) (place ^ (place >> 8) * 31 ^ (place >> 16) * 17 ^ (place >> 24) * 7);
        }
        return piece;
    }

    private static String hash(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 20];
        try (InputStream input = Files.newInputStream(file)) {
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void bytesBeyondTheAcknowledgedOnesAreCutOff(@TempDir Path other) throws Exception {
        String upload = client.created(BYTES.length, LABEL);
        client.patch(upload, 0, Arrays.copyOf(BYTES, 1000));
        // What a kill between writing bytes and acknowledging them leaves behind.
        Path data = folder.resolve("uploads").resolve(upload.replace("/uploads/", "uploads/") + "/data");
        Files.write(data, "torn".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);

        assertThat(client.offset(upload)).isEqualTo(1000);
        client.patch(upload, 1000, Arrays.copyOfRange(BYTES, 1000, BYTES.length));
        assertArrivedWhole();
    }
}
