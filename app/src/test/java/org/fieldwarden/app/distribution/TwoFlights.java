package org.fieldwarden.app.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.app.RenderedFlights;
import org.fieldwarden.app.detection.PairScoring.AlignedPair;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.fieldwarden.testimagery.scene.Epoch;

/** Two rendered flights in files, open, with a slight shift between them, and the job that compares them. */
final class TwoFlights implements AutoCloseable {

    static final int BLOCK = 256;

    private static final int SIDE = 600;

    private final Path baseline;
    private final Path current;
    private final AlignedPair pair;

    private TwoFlights(Path folder) {
        RenderedFlights flights = new RenderedFlights(SIDE);
        baseline = flights.write(Epoch.BASELINE, folder.resolve("baseline.tif"));
        current = flights.write(Epoch.CURRENT, folder.resolve("current.tif"));
        GeoTiffOrthophoto earlier = open(baseline, "earlier");
        PixelGrid grid = earlier.flight().grid();
        pair = new AlignedPair(
                earlier, open(current, "later"), grid, ShiftField.constant(grid, 128, new Shift(0.1, 1.0 / 3)));
    }

    static TwoFlights in(Path folder) {
        return new TwoFlights(folder);
    }

    private static GeoTiffOrthophoto open(Path file, String id) {
        return GeoTiffOrthophoto.open(file, new FlightId(id), AcquisitionDate.UNKNOWN);
    }

    AlignedPair pair() {
        return pair;
    }

    DistributedScoring.FlightPaths paths() {
        return new DistributedScoring.FlightPaths(baseline, current);
    }

    Job job(String bundleHash) {
        return new Job(
                new Job.Flights(
                        FlightFile.of(baseline, pair.baseline().flight()),
                        FlightFile.of(current, pair.current().flight())),
                pair.grid(),
                SharedStore.hash(pair.shifts()),
                bundleHash,
                BLOCK);
    }

    /** Requests for all nine blocks of a job. */
    List<BlockRequest> requests(Job job) {
        return pair.grid().blocks(BLOCK).stream()
                .map(window -> new BlockRequest(SharedStore.id(job), pair.key(job.bundleHash(), window), window))
                .toList();
    }

    /** Changes the later flight's file; whoever has it open already goes on with the old one. */
    void exchangeTheLaterFile() {
        try {
            byte[] bytes = Files.readAllBytes(current);
            byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
            Path other = current.resolveSibling("other.tif");
            Files.write(other, longer);
            Files.move(other, current, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pair.baseline().close();
        pair.current().close();
    }
}
