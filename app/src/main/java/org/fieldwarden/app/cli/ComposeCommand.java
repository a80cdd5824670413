package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.fieldwarden.app.demo.ScenePairs;
import org.fieldwarden.app.demo.TruthFile;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;
import org.fieldwarden.reporting.audit.ClassScope;
import org.fieldwarden.testimagery.compose.KnownChanges;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes pairs with known changes: in a real orthophoto, or rendered. */
@Command(
        name = "compose",
        description =
                "Lays known new and removed buildings into a real orthophoto: writes baseline.tif, current.tif and"
                        + " truth.geojson, to try the detector on ground of one's own. With --scenes: renders villages"
                        + " as labelled pairs for audit.")
final class ComposeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Source source;

    private static final class Source {

        @Option(names = "--orthophoto", required = true, paramLabel = "FILE", description = "Real orthophoto, GeoTIFF.")
        private @Nullable Path orthophoto;

        @Option(
                names = "--scenes",
                required = true,
                paramLabel = "N",
                description = "Number of rendered villages, each a labelled pair.")
        private @Nullable Integer scenes;
    }

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

    @Option(
            names = "--side",
            paramLabel = "PIXELS",
            defaultValue = "512",
            description = "Side of a rendered picture, 128 to 4096 (default: ${DEFAULT-VALUE}).")
    private int sidePx;

    @Option(
            names = "--gsd",
            paramLabel = "METRES",
            defaultValue = "0.3",
            description = "Pixel of a rendered picture, 0.05 to 1 m (default: ${DEFAULT-VALUE}).")
    private double gsdMetres;

    @Option(
            names = "--classes",
            paramLabel = "CLASSES",
            defaultValue = "all",
            description = "Changes that the labels of rendered pictures show: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ClassScope classes;

    @Override
    public Integer call() {
        PairRun.requireWritable(out);
        if (source.orthophoto != null) {
            return lay(source.orthophoto);
        }
        return render(Objects.requireNonNull(source.scenes));
    }

    private int render(int scenes) {
        if (scenes < 1 || scenes > 10_000) {
            throw new UsageException("--scenes is a number from 1 to 10000, not " + scenes + ".");
        }
        if (sidePx < 128 || sidePx > 4096 || !(gsdMetres >= 0.05 && gsdMetres <= 1)) {
            throw new UsageException("--side is 128 to 4096 pixels, and --gsd 0.05 to 1 m.");
        }
        new ScenePairs(sidePx, GroundSamplingDistance.ofMetres(gsdMetres), classes).write(scenes, seed, out);
        spec.commandLine().getOut().printf("%d rendered pairs in %s%n", scenes, out);
        return 0;
    }

    private int lay(Path orthophoto) {
        if (buildings < 1 || buildings > 1000) {
            throw new UsageException("--buildings is a number from 1 to 1000, not " + buildings + ".");
        }
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
