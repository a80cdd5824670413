package org.fieldwarden.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.ContentHash;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;

/**
 * Keeps received orthophotos in a folder: {@code orthophotos/<SHA-256>.tif}, and one catalogue entry per flight,
 * {@code flights/<id>.json}. Both are written once, under a temporary name first, so that a crash leaves nothing half
 * done and receiving the same file twice changes nothing. Safe for use by several threads and processes.
 */
public final class FlightStore {

    private final Path orthophotos;
    private final Path flights;

    private FlightStore(Path folder) {
        orthophotos = folder.resolve("orthophotos");
        flights = folder.resolve("flights");
    }

    /** The store in a folder, which is made where it does not exist. */
    public static FlightStore at(Path folder) {
        FlightStore store = new FlightStore(folder);
        try {
            Files.createDirectories(store.orthophotos);
            Files.createDirectories(store.flights);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
        return store;
    }

    /**
     * Checks a file, copies it into the store and enters it in the catalogue.
     *
     * @throws InputDataException where the file is no usable orthophoto
     * @throws UsageException where the id already stands for another file or date, or the store cannot be written
     */
    public Flight receive(Path file, FlightId id, AcquisitionDate flownOn) {
        Flight flight;
        try (GeoTiffOrthophoto orthophoto = GeoTiffOrthophoto.open(file, id, flownOn)) {
            flight = orthophoto.flight();
        }
        Optional<Flight> known = find(id);
        if (known.isPresent() && !known.get().equals(flight)) {
            throw new UsageException("Flight " + id + " is already in the catalogue with another file or date ("
                    + known.get().flownOn() + "); choose another id");
        }
        keep(file, flight.contentHash());
        if (known.isEmpty()) {
            String receivedAs = String.valueOf(file.getFileName());
            writeOnce(entryOf(id), new CatalogueEntry(flight, receivedAs).toJson());
        }
        return flight;
    }

    /** All flights, ordered by id. */
    public List<Flight> list() {
        try (Stream<Path> entries = Files.list(flights)) {
            return entries.filter(entry -> entry.toString().endsWith(".json"))
                    .sorted()
                    .map(entry -> read(entry).flight())
                    .toList();
        } catch (IOException e) {
            throw new UsageException("Cannot list " + flights + " (" + e.getMessage() + "); check the store's folder");
        }
    }

    public Optional<Flight> find(FlightId id) {
        Path entry = entryOf(id);
        return Files.exists(entry) ? Optional.of(read(entry).flight()) : Optional.empty();
    }

    /**
     * Opens a flight's orthophoto; the caller closes it.
     *
     * @throws UsageException where the catalogue does not know the flight
     * @throws InputDataException where the stored file is missing or no longer what was received
     */
    public Orthophoto open(FlightId id) {
        Flight flight = find(id).orElseThrow(
                        () -> new UsageException("There is no flight " + id + " in the catalogue; receive it first"));
        Path file = fileOf(flight.contentHash());
        GeoTiffOrthophoto orthophoto = GeoTiffOrthophoto.open(file, id, flight.flownOn());
        if (!orthophoto.flight().equals(flight)) {
            orthophoto.close();
            throw new InputDataException(
                    file.toString(),
                    "open",
                    "The stored file was changed after it came; receive flight " + id + " again");
        }
        return orthophoto;
    }

    private void keep(Path file, String contentHash) {
        Path stored = fileOf(contentHash);
        if (Files.exists(stored) && ContentHash.of(stored).equals(contentHash)) {
            return;
        }
        Path temporary = temporaryBeside(stored);
        try {
            try (FileChannel channel = create(temporary);
                    OutputStream output = Channels.newOutputStream(channel)) {
                if (!ContentHash.copying(file, output).equals(contentHash)) {
                    throw new InputDataException(
                            file.toString(),
                            "receive",
                            "The file changed while it was copied; wait until it is complete");
                }
                channel.force(true);
            }
            Files.move(temporary, stored, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(stored, e);
        } finally {
            deleteIfLeft(temporary);
        }
    }

    private static void writeOnce(Path entry, String json) {
        Path temporary = temporaryBeside(entry);
        try {
            try (FileChannel channel = create(temporary)) {
                ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(entry, e);
        } finally {
            deleteIfLeft(temporary);
        }
    }

    private static FileChannel create(Path temporary) throws IOException {
        return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void deleteIfLeft(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw cannotWrite(temporary, e);
        }
    }

    private static Path temporaryBeside(Path target) {
        return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    private static CatalogueEntry read(Path entry) {
        try {
            return CatalogueEntry.parse(Files.readString(entry), entry);
        } catch (IOException e) {
            throw new InputDataException(
                    entry.toString(), "catalogue", "The entry cannot be read; check the store's folder", e);
        }
    }

    private Path entryOf(FlightId id) {
        return flights.resolve(id + ".json");
    }

    private Path fileOf(String contentHash) {
        return orthophotos.resolve(contentHash + ".tif");
    }

    private static UsageException cannotWrite(Path path, IOException cause) {
        return new UsageException("Cannot write " + path + " (" + cause.getMessage()
                + "); check the folder's permission and the free space");
    }
}
