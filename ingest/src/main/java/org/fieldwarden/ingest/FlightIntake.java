package org.fieldwarden.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.CloudGeoTiffWriter;
import org.fieldwarden.ingest.geotiff.ContentHash;
import org.fieldwarden.ingest.geotiff.FlightMosaic;
import org.fieldwarden.ingest.geotiff.MosaicPart;
import org.fieldwarden.ingest.geotiff.TileProgress;
import org.fieldwarden.ingest.geotiff.WrittenRaster;

/**
 * Takes the files of a flight in: judges all of them by their headers, lays them together, writes one orthophoto, enters
 * it in the catalogue. The flight's id follows from its day, its site and the content of its files, so the same files
 * taken in twice are one flight, whatever their names and order. A crash leaves either the whole flight or nothing.
 */
public final class FlightIntake {

    private static final int ID_DIGITS = 12;

    private final FlightCatalogue catalogue;
    private final Clock clock;

    public FlightIntake(FlightCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** A judged file and what it was when it was judged. */
    private record Judged(MosaicPart part, ReceivedFile file, FileState state) {}

    /**
     * Takes a flight in; gives the one that is already there where the same files came before.
     *
     * @throws InputDataException where a file cannot be used or changed meanwhile, with what to do
     * @throws UsageException where the same files are in the catalogue as another flight, or nothing can be written
     */
    public CatalogueFlight receive(IngestRequest request, TileProgress progress) {
        try (Workroom workroom = catalogue.workroom()) {
            List<Judged> files = new ArrayList<>();
            Set<String> hashes = new HashSet<>();
            for (BatchFiles.Named named : BatchFiles.of(request.inputs(), workroom.folder())) {
                Judged judged = judge(named, request.bounds());
                if (hashes.add(judged.file().contentHash())) {
                    files.add(judged);
                }
            }
            // An order that names and folders do not change: which file gives the pixel must not depend on them.
            files.sort(Comparator.comparing(judged -> judged.file().contentHash()));
            FlightId id = id(request, files);
            Optional<CatalogueFlight> known = catalogue.find(id);
            if (known.isPresent() && catalogue.isWhole(known.get())) {
                return known.get();
            }
            requireNew(id, hashes);
            return write(request, id, files, new Work(workroom.folder().resolve("orthophoto.tif"), progress));
        }
    }

    private record Work(Path target, TileProgress progress) {}

    private static Judged judge(BatchFiles.Named named, Optional<CountyBounds> bounds) {
        try {
            MosaicPart part = MosaicPart.judge(named.path());
            bounds.ifPresent(county -> county.require(part));
            FileState state = FileState.of(named.path());
            String hash = ContentHash.of(named.path());
            return new Judged(part, new ReceivedFile(named.name(), hash, state.bytes()), state);
        } catch (InputDataException refusal) {
            throw refusal.file().equals(named.name()) ? refusal : refusal.named(named.name());
        }
    }

    private static FlightId id(IngestRequest request, List<Judged> files) {
        StringBuilder text = new StringBuilder(request.site()).append('\n').append(request.flownOn());
        files.forEach(judged -> text.append('\n').append(judged.file().contentHash()));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return new FlightId(
                    request.flownOn() + "-" + HexFormat.of().formatHex(hash).substring(0, ID_DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The same photos under another day would be compared with themselves. */
    private void requireNew(FlightId id, Set<String> hashes) {
        for (CatalogueFlight other : catalogue.list()) {
            Set<String> theirs = new HashSet<>();
            other.parts().forEach(part -> theirs.add(part.contentHash()));
            if (theirs.equals(hashes) && !other.flight().id().equals(id)) {
                throw new UsageException("The same files are in the catalogue as flight "
                        + other.flight().id() + ", flown on "
                        + other.flight().flownOn()
                        + (other.site().isEmpty() ? "" : " at " + other.site())
                        + "; check day and site, or choose other files");
            }
        }
    }

    private CatalogueFlight write(IngestRequest request, FlightId id, List<Judged> files, Work work) {
        List<MosaicPart> parts = files.stream().map(Judged::part).toList();
        WrittenRaster written;
        Flight flight;
        try (FlightMosaic mosaic = FlightMosaic.of(parts)) {
            written = CloudGeoTiffWriter.write(
                    work.target(), mosaic.grid(), mosaic, request.compression(), work.progress());
            String hash = ContentHash.of(work.target());
            flight = new Flight(id, AcquisitionDate.on(request.flownOn()), mosaic.grid(), hash);
        } catch (InputDataException refusal) {
            throw named(refusal, files);
        }
        files.forEach(judged ->
                judged.state().requireSame(judged.part().file(), judged.file().name()));
        Coverage coverage = Coverage.of(flight.grid(), written);
        if (coverage.footprint().isEmpty()) {
            throw new InputDataException(
                    files.get(0).file().name(), "judge", "It has no observed pixel (all nodata); export it again");
        }
        CatalogueFlight entry = new CatalogueFlight(
                flight,
                request.site(),
                coverage,
                files.stream().map(Judged::file).toList(),
                new CatalogueFlight.Stored(
                        FileState.of(work.target()).bytes(), clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        catalogue.enter(entry, work.target(), written.quicklook());
        return entry;
    }

    private static InputDataException named(InputDataException refusal, List<Judged> files) {
        return files.stream()
                .filter(judged -> judged.part().file().toString().equals(refusal.file()))
                .findFirst()
                .map(judged -> refusal.named(judged.file().name()))
                .orElse(refusal);
    }

    /** Length and time of a file, by which a change while it is read shows. */
    private record FileState(long bytes, long modifiedMillis) {

        static FileState of(Path file) {
            try {
                return new FileState(
                        Files.size(file), Files.getLastModifiedTime(file).toMillis());
            } catch (IOException e) {
                throw new InputDataException(
                        file.toString(), "read", "The file cannot be read: " + e.getMessage() + "; send it again", e);
            }
        }

        void requireSame(Path file, String name) {
            if (!equals(of(file))) {
                throw new InputDataException(
                        name, "read", "The file changed while it was read; ingest it again when it is complete");
            }
        }
    }
}
