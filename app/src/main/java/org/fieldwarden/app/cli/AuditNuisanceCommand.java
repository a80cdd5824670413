package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.nuisance.NuisanceAudit;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.nuisance.NuisanceReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how much false change each nuisance brings. */
@Command(
        name = "audit-nuisance",
        description = "Shows unchanged ground on two dates that differ by shift, sun, lean, season, haze, JPEG quality,"
                + " brightness or gamma alone, and writes the false change in m2 per km2 as curves.")
final class AuditNuisanceCommand implements Callable<Integer> {

    private static final int SMALLEST_SIDE_PX = 128;
    private static final int LARGEST_SIDE_PX = 4096;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description =
                    "Real pictures to take ground from besides rendered scenes: GeoTIFFs, or with --gsd plain images.")
    private @Nullable Path pictures;

    @Option(
            names = "--gsd",
            paramLabel = "METRES",
            description = "Ground length of one pixel side of plain images in --pictures.")
    private @Nullable Double gsdMetres;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for nuisance.json and one plot for each nuisance.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--grounds",
            paramLabel = "N",
            defaultValue = "4",
            description = "Scenes at every step, and as many grounds of --pictures (default: ${DEFAULT-VALUE}).")
    private int grounds;

    @Option(
            names = "--side",
            paramLabel = "PIXELS",
            defaultValue = "512",
            description = "Side of a ground, 128 to 4096 pixels of the model's GSD (default: ${DEFAULT-VALUE}).")
    private int sidePx;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same grounds and the same noise (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Mixin
    private final DetectionOptions detection = new DetectionOptions();

    @Override
    public Integer call() {
        requireSense();
        PairRun.requireWritable(out);
        NuisanceAudit audit = NuisanceAudit.ofScenes(model.load(), detection.settings());
        if (pictures != null) {
            audit = gsdMetres == null
                    ? audit.withGeoTiffs(pictures)
                    : audit.withPlainPictures(pictures, GroundSamplingDistance.ofMetres(gsdMetres));
        }
        NuisanceReport report = audit.run(seed, grounds, sidePx, this::progress);
        spec.commandLine().getErr().println();
        List<Path> files = report.write(out);
        PrintWriter table = spec.commandLine().getOut();
        new NuisanceTable(table).print(report);
        files.forEach(table::println);
        table.flush();
        return 0;
    }

    private void requireSense() {
        if (grounds < 1 || sidePx < SMALLEST_SIDE_PX || sidePx > LARGEST_SIDE_PX) {
            throw new UsageException("--grounds is 1 or more, and --side is 128 to 4096 pixels.");
        }
        if (pictures == null && gsdMetres != null) {
            throw new UsageException(
                    "--gsd says how large a pixel of --pictures is: name the folder, or leave it out.");
        }
        if (pictures != null && !Files.isDirectory(pictures)) {
            throw new UsageException("There is no folder " + pictures + ": check --pictures.");
        }
        if (gsdMetres != null && !(gsdMetres > 0 && gsdMetres <= 1000)) {
            throw new UsageException("--gsd is metres per pixel, for example 0.5, not " + gsdMetres + ".");
        }
    }

    private void progress(int percent) {
        spec.commandLine().getErr().printf("\r%d %%", percent);
        spec.commandLine().getErr().flush();
    }
}
