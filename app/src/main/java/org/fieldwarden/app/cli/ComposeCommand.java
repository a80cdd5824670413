package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fieldwarden.app.demo.TruthFile;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;
import org.fieldwarden.testimagery.compose.KnownChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lays known changes into a real orthophoto. */
@Command(
        name = "compose",
        description =
                "Lays known new and removed buildings into a real orthophoto: writes baseline.tif, current.tif and"
                        + " truth.geojson, to try the detector on ground of one's own.")
final class ComposeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--orthophoto", required = true, paramLabel = "FILE", description = "Real orthophoto, GeoTIFF.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path orthophoto;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the pair.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--buildings",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many buildings, half new and half removed (default: ${DEFAULT-VALUE}).")
    private int buildings;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Which places (default: 1).")
    private long seed;

    @Override
    public Integer call() {
        if (buildings < 1 || buildings > 1000) {
            throw new UsageException("--buildings is a number from 1 to 1000, not " + buildings + ".");
        }
        PairRun.requireWritable(out);
        try (Orthophoto ground = GeoTiffOrthophoto.open(orthophoto, new FlightId("ground"), AcquisitionDate.UNKNOWN)) {
            KnownChanges changes = new KnownChanges(ground, buildings, seed);
            var grid = ground.flight().grid();
            GeoTiffWriter.write(out.resolve("baseline.tif"), grid, changes::baseline, Compression.JPEG);
            GeoTiffWriter.write(out.resolve("current.tif"), grid, changes::current, Compression.JPEG);
            TruthFile.write(out.resolve("truth.geojson"), grid.crs(), changes.truth());
            spec.commandLine()
                    .getOut()
                    .printf("%d changes laid; files in %s%n", changes.truth().size(), out);
            return 0;
        }
    }
}
