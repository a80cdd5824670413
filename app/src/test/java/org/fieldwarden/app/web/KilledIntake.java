package org.fieldwarden.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.fieldwarden.app.Main;
import org.fieldwarden.app.RandomBundle;
import org.fieldwarden.app.arrivals.Patience;
import org.fieldwarden.app.arrivals.SmallFlight;
import org.fieldwarden.app.broker.BrokerOnPort;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.FlightIntake;
import org.fieldwarden.ingest.IngestRequest;
import org.fieldwarden.ingest.ReceivedInput;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.ContentHash;
import org.fieldwarden.ingest.geotiff.TileProgress;

/** A flight on its way in, again and again: {@code ingest} or {@code serve} is killed at a point and started anew. */
final class KilledIntake implements AutoCloseable {

    private static final String DAY = "2026-10-05";
    private static final String SITE = "Hedong";

    private final Path folder;
    private final Commands commands;
    private final byte[] bytes;
    private final Path unbroken;
    private int rounds;

    /**
     * Makes a flight and takes it in once without being disturbed.
     *
     * @param sidePx side of the flight; larger ones stay longer at each point
     */
    KilledIntake(Path folder, int sidePx) throws IOException {
        this.folder = folder;
        commands = new Commands(folder.resolve("errors.log"));
        bytes = Files.readAllBytes(SmallFlight.write(flight(), sidePx, 7));
        RandomBundle.withThreshold(0.5).write(bundle());
        unbroken = folder.resolve("unbroken");
        new FlightIntake(FlightCatalogue.at(unbroken), Clock.systemUTC())
                .receive(
                        new IngestRequest(
                                List.of(ReceivedInput.of(flight())),
                                LocalDate.parse(DAY),
                                SITE,
                                Optional.empty(),
                                Compression.DEFLATE),
                        TileProgress.unwatched());
    }

    private Path flight() {
        return folder.resolve("flight.tif");
    }

    private Path bundle() {
        return folder.resolve("bundle");
    }

    private Path nextCatalogue() {
        rounds++;
        return folder.resolve("catalogue-" + rounds);
    }

    private Process ingest(Path catalogue, Object... more) throws IOException {
        Stream<Object> arguments =
                Stream.of("ingest", flight(), "--flown", DAY, "--site", SITE, "--catalogue", catalogue);
        return commands.start(
                Main.class, Stream.concat(arguments, Stream.of(more)).toArray());
    }

    private Commands.Server serve(Path catalogue) throws IOException {
        return commands.serve("serve", "--catalogue", catalogue, "--port", 0, "--model", bundle());
    }

    /**
     * Kills {@code ingest} at a point, gives the command again, and compares with the undisturbed catalogue.
     *
     * @return whether it died at the point, not behind it
     */
    boolean ingestKilledAt(KillPoint point) throws IOException, InterruptedException {
        Path catalogue = nextCatalogue();
        boolean exact = killed(ingest(catalogue), point, traces(catalogue));
        assertWholeOrNotThere(catalogue);

        assertThat(ingest(catalogue).waitFor()).as(errors()).isZero();

        assertLikeUnbroken(catalogue);
        return exact;
    }

    /** Likewise while the broker is away, which holds {@code ingest} between catalogue and announcement. */
    boolean ingestKilledBeforeAnnouncement() throws IOException, InterruptedException {
        Path catalogue = nextCatalogue();
        int port = freePort();
        String servers = "127.0.0.1:" + port;
        Process held = ingest(catalogue, "--bootstrap-servers", servers);
        boolean exact = killed(held, KillPoint.BEFORE_ANNOUNCEMENT, traces(catalogue));
        assertWholeOrNotThere(catalogue);

        Process broker = commands.start(BrokerOnPort.class, folder.resolve("broker-" + rounds), port);
        for (int time = 0; time < 2; time++) {
            assertThat(ingest(catalogue, "--bootstrap-servers", servers).waitFor())
                    .as(errors())
                    .isZero();
        }
        assertThat(announced(servers)).as("told twice, it is one event").hasSize(1);
        Commands.kill(broker);
        assertLikeUnbroken(catalogue);
        return exact;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ids of the events. */
    private static Set<String> announced(String servers) {
        TopicPartition flights = new TopicPartition("fieldwarden.flights.v1", 0);
        Set<String> ids = new TreeSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Set.of(flights));
            consumer.seekToBeginning(Set.of(flights));
            long end =
                    Objects.requireNonNull(consumer.endOffsets(Set.of(flights)).get(flights));
            while (consumer.position(flights) < end) {
                for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(100))) {
                    ids.add(new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
                }
            }
        }
        return ids;
    }

    /** Likewise for a server that is given the flight by upload; nothing that it acknowledged may be missing. */
    boolean serverKilledAt(KillPoint point) throws IOException, InterruptedException {
        Path catalogue = nextCatalogue();
        Traces traces = traces(catalogue);
        Commands.Server first = serve(catalogue);
        Uploader uploader =
                new Uploader(first.port(), bytes, Map.of("filename", "flight.tif", "flown", DAY, "site", SITE));
        CompletableFuture<Boolean> sent = CompletableFuture.supplyAsync(uploader::send);
        boolean exact = killed(first.process(), point, traces);
        assertThat(sent.join()).isNotNull();
        assertWholeOrNotThere(catalogue);

        Commands.Server second = serve(catalogue);
        assertThat(uploader.sendTo(second.port())).as(errors()).isTrue();
        Patience.until("the flight to be settled", () -> traces.isQueuedAs("NO_BASELINE"));
        Patience.until("what is needed no longer to go", () -> isEmpty(catalogue.resolve("arrivals")));
        Commands.kill(second.process());

        assertLikeUnbroken(catalogue);
        return exact;
    }

    private Traces traces(Path catalogue) {
        long stored = Files.exists(unbroken)
                ? only(unbroken.resolve("orthophotos")).toFile().length()
                : 0;
        return new Traces(catalogue, bytes.length, stored);
    }

    /** Looks without a rest; the points last some milliseconds. */
    private static boolean killed(Process process, KillPoint point, Traces traces) throws InterruptedException {
        while (process.isAlive() && !point.isReached(traces) && !traces.isQueuedAs("NO_BASELINE")) {
            Thread.onSpinWait();
        }
        Commands.kill(process);
        return point.isReached(traces);
    }

    private static void assertWholeOrNotThere(Path catalogue) {
        if (!Files.isDirectory(catalogue.resolve("flights"))) {
            return;
        }
        FlightCatalogue flights = FlightCatalogue.existing(catalogue);
        for (CatalogueFlight flight : flights.list()) {
            assertThat(flights.isWhole(flight)).isTrue();
            flights.open(flight.flight().id()).close(); // checks every byte
        }
    }

    /** The same files with the same bytes; only time and path of coming may differ. */
    private void assertLikeUnbroken(Path catalogue) throws IOException {
        assertThat(content(catalogue)).isEqualTo(content(unbroken)).hasSize(3);
        assertThat(isEmpty(catalogue.resolve("incoming")))
                .as("no unfinished files")
                .isTrue();
    }

    private static Map<String, String> content(Path catalogue) throws IOException {
        Map<String, String> content = new TreeMap<>();
        for (String part : new String[] {"orthophotos", "quicklooks", "flights"}) {
            try (Stream<Path> files = Files.list(catalogue.resolve(part))) {
                for (Path file :
                        files.filter(one -> !one.toString().endsWith(".part")).toList()) {
                    content.put(part + "/" + file.getFileName(), comparable(file));
                }
            }
        }
        return content;
    }

    private static String comparable(Path file) throws IOException {
        if (!file.toString().endsWith(".json")) {
            return ContentHash.of(file);
        }
        ObjectNode item = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        ObjectNode properties = (ObjectNode) item.required("properties");
        properties.remove("created");
        properties.required("fieldwarden:parts").forEach(part -> ((ObjectNode) part).remove("name"));
        return item.toPrettyString();
    }

    private static Path only(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors.log"));
    }

    @Override
    public void close() {
        commands.close();
    }
}
