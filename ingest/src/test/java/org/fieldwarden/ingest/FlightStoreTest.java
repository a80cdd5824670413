package org.fieldwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;
import org.fieldwarden.ingest.geotiff.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlightStoreTest {

    private static final AcquisitionDate OCTOBER = new AcquisitionDate("2026-10-05");

    private final Path folder;
    private final Path file;
    private final FlightStore store;

    FlightStoreTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("田块 10月.tif");
        GeoTiffWriter.write(file, Scenes.grid(0, 0, 0.5, 90, 70), Scenes.noise(), Compression.DEFLATE);
        store = FlightStore.at(folder.resolve("store"));
    }

    @Test
    void receivedFlightIsListedAndOpened() {
        Flight flight = store.receive(file, new FlightId("oct"), OCTOBER);

        assertThat(flight.grid()).isEqualTo(Scenes.grid(0, 0, 0.5, 90, 70));
        assertThat(store.list()).containsExactly(flight);
        assertThat(FlightStore.at(folder.resolve("store")).list()).containsExactly(flight);
        try (Orthophoto orthophoto = store.open(new FlightId("oct"))) {
            assertThat(orthophoto.flight()).isEqualTo(flight);
            assertThat(orthophoto.read(flight.grid(), flight.grid().window()))
                    .isEqualTo(Scenes.noise().tile(flight.grid().window()));
        }
    }

    @Test
    void receivingTwiceChangesNothing() throws IOException {
        store.receive(file, new FlightId("oct"), OCTOBER);
        String before = contents();

        store.receive(file, new FlightId("oct"), OCTOBER);

        assertThat(contents()).isEqualTo(before).contains("flights/oct.json").doesNotContain(".part");
    }

    private String contents() throws IOException {
        Path root = folder.resolve("store");
        StringBuilder contents = new StringBuilder();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                contents.append(root.relativize(path))
                        .append(' ')
                        .append(Files.getLastModifiedTime(path))
                        .append('\n');
            }
        }
        return contents.toString();
    }

    @Test
    void idStandsForOneFileAndDate() {
        store.receive(file, new FlightId("oct"), OCTOBER);

        assertThatThrownBy(() -> store.receive(file, new FlightId("oct"), AcquisitionDate.UNKNOWN))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("choose another id");
    }

    @Test
    void unusableFileLeavesNoTrace() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.tif"), "not a picture");

        assertThatThrownBy(() -> store.receive(broken, new FlightId("oct"), OCTOBER))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("broken.tif");
        assertThat(contents()).isEmpty();
    }

    @Test
    void unknownFlightIsToldToTheUser() {
        assertThatThrownBy(() -> store.open(new FlightId("nov")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no flight nov");
    }

    @Test
    void changedStoredFileIsRefused() throws IOException {
        Flight flight = store.receive(file, new FlightId("oct"), OCTOBER);
        Path stored = folder.resolve("store/orthophotos/" + flight.contentHash() + ".tif");
        byte[] bytes = Files.readAllBytes(stored);
        bytes[100] ^= 1;
        Files.write(stored, bytes);

        assertThatThrownBy(() -> store.open(new FlightId("oct")))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("changed");
    }

    @Test
    void damagedEntryIsRefused() throws IOException {
        store.receive(file, new FlightId("oct"), OCTOBER);
        Files.writeString(folder.resolve("store/flights/oct.json"), "{\"id\": \"oct\"}");

        assertThatThrownBy(() -> store.list())
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("damaged");
    }
}
