package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.registration.RegistrationAudit;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.CoRegistration;
import org.fieldwarden.reporting.registration.Displacement;
import org.fieldwarden.reporting.registration.RegistrationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how closely co-registration finds known fields. */
@Command(
        name = "audit-registration",
        description = "Moves ground by known shifts, rotations, scales and local warps, in the same and in other light"
                + " and season, lets co-registration find them and writes its end-point error.")
final class AuditRegistrationCommand implements Callable<Integer> {

    private static final int SMALLEST_SIDE_PX = 256;
    private static final int LARGEST_SIDE_PX = 4096;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--orthophoto",
            paramLabel = "FILE",
            description = "GeoTIFF to take ground from; default: rendered scenes.")
    private @Nullable Path orthophoto;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for registration.json and one plot for each displacement.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--displacements",
            split = ",",
            paramLabel = "NAME",
            converter = DisplacementConverter.class,
            description = "Which to measure: shift, rotation, scale, warp, together, other-place (default: all).")
    private @Nullable Set<Displacement> displacements;

    @Option(
            names = "--grounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "Scenes, or windows of the orthophoto (default: ${DEFAULT-VALUE}).")
    private int grounds;

    @Option(
            names = "--side",
            paramLabel = "PIXELS",
            defaultValue = "1024",
            description = "Side of a ground, 256 to 4096 working pixels (default: ${DEFAULT-VALUE}).")
    private int sidePx;

    @Option(
            names = "--gsd",
            paramLabel = "METRES",
            defaultValue = "0.3",
            description = "Side of a working pixel; a coarser orthophoto keeps its own (default: ${DEFAULT-VALUE}).")
    private double gsdMetres;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same grounds, fields and noise (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads of co-registration; they never change the result (default: one for each core).")
    private int workers = DetectionSettings.DEFAULT.workers();

    @Override
    public Integer call() {
        requireSense();
        PairRun.requireWritable(out);
        CoRegistration coRegistration =
                DetectionSettings.DEFAULT.withWorkers(workers).coRegistration();
        RegistrationAudit audit = orthophoto == null
                ? RegistrationAudit.ofScenes(coRegistration)
                : RegistrationAudit.ofOrthophoto(coRegistration, orthophoto);
        if (displacements != null) {
            audit = audit.only(displacements);
        }
        RegistrationReport report =
                audit.run(seed, grounds, sidePx, GroundSamplingDistance.ofMetres(gsdMetres), this::progress);
        spec.commandLine().getErr().println();
        List<Path> files = report.write(out);
        PrintWriter table = spec.commandLine().getOut();
        new RegistrationTable(table).print(report);
        files.forEach(table::println);
        table.flush();
        return 0;
    }

    private void requireSense() {
        if (grounds < 1 || workers < 1 || sidePx < SMALLEST_SIDE_PX || sidePx > LARGEST_SIDE_PX) {
            throw new UsageException("--grounds and --workers are 1 or more, and --side is 256 to 4096 pixels.");
        }
        if (!(gsdMetres > 0 && gsdMetres <= 100)) {
            throw new UsageException("--gsd is metres per pixel, for example 0.3, not " + gsdMetres + ".");
        }
        if (orthophoto != null && !Files.isRegularFile(orthophoto)) {
            throw new UsageException("There is no file " + orthophoto + ": check --orthophoto.");
        }
    }

    private void progress(int percent) {
        spec.commandLine().getErr().printf("\r%d %%", percent);
        spec.commandLine().getErr().flush();
    }
}
