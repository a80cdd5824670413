package org.fieldwarden.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;

/**
 * The flights that were taken in, in a folder: {@code orthophotos/SHA-256.tif} (cloud-optimized, written once, never
 * altered), {@code quicklooks/SHA-256.png}, and {@code flights/ID.json}, a STAC Item. The item comes last: a flight is in
 * the catalogue when its item is there, and then everything that the item names is there too. Safe for use by several
 * threads and processes.
 */
public final class FlightCatalogue {

    private static final String JSON = ".json";

    private final Path folder;

    private FlightCatalogue(Path folder) {
        this.folder = folder;
    }

    /** The catalogue in a folder, which is made where it does not exist. */
    public static FlightCatalogue at(Path folder) {
        FlightCatalogue catalogue = new FlightCatalogue(folder);
        DurableFiles.folder(catalogue.orthophotos());
        DurableFiles.folder(catalogue.quicklooks());
        DurableFiles.folder(catalogue.items());
        return catalogue;
    }

    /** The catalogue in a folder that must be one. */
    public static FlightCatalogue existing(Path folder) {
        FlightCatalogue catalogue = new FlightCatalogue(folder);
        if (!Files.isDirectory(catalogue.items())) {
            throw new UsageException("There is no catalogue in " + folder + "; make one with fieldwarden ingest");
        }
        return catalogue;
    }

    public Path folder() {
        return folder;
    }

    /** All flights, by day, then by id. */
    public List<CatalogueFlight> list() {
        try (Stream<Path> items = Files.list(items())) {
            return items.filter(item -> item.toString().endsWith(JSON))
                    .map(FlightCatalogue::read)
                    .sorted(Comparator.comparing((CatalogueFlight entry) ->
                                    entry.flight().flownOn().text())
                            .thenComparing(entry -> entry.flight().id().value()))
                    .toList();
        } catch (IOException e) {
            throw new UsageException("Cannot list " + items() + " (" + e.getMessage() + "); check the folder");
        }
    }

    public Optional<CatalogueFlight> find(FlightId id) {
        Path item = item(id);
        return Files.exists(item) ? Optional.of(read(item)) : Optional.empty();
    }

    /**
     * The flight of that id.
     *
     * @throws UsageException where the catalogue does not know it
     */
    public CatalogueFlight flight(FlightId id) {
        return find(id).orElseThrow(() -> new UsageException("There is no flight " + id
                + " in the catalogue; fieldwarden flights --catalogue " + folder + " lists what is there"));
    }

    /**
     * Opens a flight's orthophoto and checks every byte of it; the caller closes it.
     *
     * @throws UsageException where the catalogue does not know the flight
     * @throws InputDataException where the stored file is missing or no longer what was written
     */
    public Orthophoto open(FlightId id) {
        Flight flight = flight(id).flight();
        Path file = file(flight);
        GeoTiffOrthophoto orthophoto = GeoTiffOrthophoto.open(file, id, flight.flownOn());
        if (!orthophoto.flight().equals(flight)) {
            orthophoto.close();
            throw new InputDataException(
                    file.toString(),
                    "open",
                    "The stored file was changed after it came; delete it and flights/" + id + ".json, and ingest the"
                            + " flight again");
        }
        return orthophoto;
    }

    /** Whether the stored file is there in its whole length; its bytes are checked when it is opened. */
    public boolean isWhole(CatalogueFlight entry) {
        try {
            return Files.size(file(entry.flight())) == entry.stored().bytes();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a flight's orthophoto lies. */
    public Path file(Flight flight) {
        return orthophotos().resolve(flight.contentHash() + ".tif");
    }

    /** A picture of a flight of at most 512 x 512 pixels; transparent where nothing was observed. */
    public Path quicklook(Flight flight) {
        return quicklooks().resolve(flight.contentHash() + ".png");
    }

    /** A flight's STAC Item. */
    public Path item(FlightId id) {
        return items().resolve(id + JSON);
    }

    /** A place for unfinished files, on the disk of the orthophotos. */
    Workroom workroom() {
        return Workroom.open(folder.resolve("incoming"));
    }

    /** Takes a finished orthophoto, which was forced to the disk, and enters it. */
    void enter(CatalogueFlight entry, Path orthophoto, OrthophotoTile quicklook) {
        DurableFiles.move(orthophoto, file(entry.flight()));
        DurableFiles.write(quicklook(entry.flight()), png(quicklook));
        DurableFiles.write(item(entry.flight().id()), StacItem.toJson(entry));
    }

    private static byte[] png(OrthophotoTile tile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(Quicklook.image(tile), "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException("A picture in memory can be encoded", e);
        }
        return bytes.toByteArray();
    }

    private static CatalogueFlight read(Path item) {
        try {
            return StacItem.parse(Files.readString(item), item);
        } catch (IOException e) {
            throw new InputDataException(
                    item.toString(), "catalogue", "The entry cannot be read; check the catalogue's folder", e);
        }
    }

    private Path orthophotos() {
        return folder.resolve(StacItem.ORTHOPHOTOS);
    }

    private Path quicklooks() {
        return folder.resolve(StacItem.QUICKLOOKS);
    }

    private Path items() {
        return folder.resolve("flights");
    }
}
