package org.fieldwarden.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.Georeference;
import org.fieldwarden.app.tuning.VerdictSource;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.models.tuning.TuningPlan;
import org.fieldwarden.reporting.audit.LabelledPair;
import org.fieldwarden.reporting.audit.LabelledPairs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a bundle is adapted with. */
final class TuneOptions {

    @Option(
            names = "--from",
            paramLabel = "BUNDLE",
            description = "Adapt this bundle to verdicts instead of training from nothing.")
    private @Nullable Path from;

    @Option(
            names = "--verdicts",
            paramLabel = "FILE|DIR",
            description = "What people found: CSV or GeoJSON of one flight pair, or a folder with pairs.csv (columns"
                    + " verdicts, baseline, current).")
    private @Nullable Path verdicts;

    @Option(names = "--baseline", paramLabel = "TIF", description = "Earlier orthophoto of the verdicts' pair.")
    private @Nullable Path baseline;

    @Option(names = "--current", paramLabel = "TIF", description = "Later orthophoto of the verdicts' pair.")
    private @Nullable Path current;

    @Option(
            names = "--changes",
            paramLabel = "FILE",
            description = "changes.gpkg or changes.geojson of the run; default: the one beside the verdict file.")
    private @Nullable Path changes;

    @Option(
            names = "--pairs",
            paramLabel = "DIR",
            description = "Labelled pairs to learn from besides (A/, B/, label/); needs --gsd.")
    private @Nullable Path pairs;

    @Option(names = "--gsd", paramLabel = "METRES", description = "Ground length of one pixel side of --pairs.")
    private @Nullable Double gsdMetres;

    @Option(
            names = "--min-area",
            paramLabel = "M2",
            defaultValue = "20",
            description = "Smallest change that was reported, as given to detect (default: ${DEFAULT-VALUE}).")
    private double minimumAreaM2;

    @Option(
            names = "--georeference",
            paramLabel = "checked|filled|trusted",
            defaultValue = "checked",
            description = "As given to detect (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Georeference georeference;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "800",
            description = "Training steps when adapting (default: ${DEFAULT-VALUE}); fewer forget less.")
    private long steps;

    @Option(
            names = "--rehearsal",
            paramLabel = "N",
            defaultValue = "400",
            description = "Rendered scenes that are gone over again when adapting, so that nothing is forgotten"
                    + " (default: ${DEFAULT-VALUE}); at least 8.")
    private int rehearsal;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Everything random when adapting follows from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** Whether anything speaks of adapting. */
    boolean given() {
        return from != null || verdicts != null || baseline != null || current != null || pairs != null;
    }

    Path from() {
        if (from == null || verdicts == null) {
            throw new UsageException("To adapt a bundle give --from BUNDLE and --verdicts FILE|DIR.");
        }
        return from;
    }

    List<VerdictSource> sources() {
        Path given = verdicts;
        if (given == null) {
            throw new UsageException("To adapt a bundle give --verdicts FILE|DIR.");
        }
        if (baseline != null && current != null) {
            return List.of(
                    changes == null
                            ? VerdictSource.of(given, baseline, current)
                            : VerdictSource.of(given, changes, baseline, current));
        }
        if (baseline != null || current != null || !Files.isDirectory(given)) {
            throw new UsageException("The verdicts of one flight pair need --baseline TIF and --current TIF.");
        }
        return VerdictSource.list(given);
    }

    List<LabelledPair> pairs() {
        if ((pairs == null) != (gsdMetres == null)) {
            throw new UsageException("--pairs DIR and --gsd METRES go together.");
        }
        if (pairs == null || gsdMetres == null) {
            return List.of();
        }
        if (!(gsdMetres > 0 && gsdMetres <= 1000)) {
            throw new UsageException("--gsd is metres per pixel, for example 0.5, not " + gsdMetres + ".");
        }
        return LabelledPairs.list(pairs, GroundSamplingDistance.ofMetres(gsdMetres));
    }

    DetectionSettings settings() {
        if (!(minimumAreaM2 >= 0 && minimumAreaM2 < 1e6)) {
            throw new UsageException("--min-area is square metres, for example 20, not " + minimumAreaM2 + ".");
        }
        DetectionSettings usual = DetectionSettings.DEFAULT;
        return new DetectionSettings(usual.blockPx(), usual.workers(), new SquareMetres(minimumAreaM2), georeference);
    }

    TuningPlan plan() {
        if (steps < 1 || steps > 100_000) {
            throw new UsageException("--steps is a number from 1 to 100000, not " + steps + ".");
        }
        if (rehearsal < 8 || rehearsal > 100_000) {
            throw new UsageException("--rehearsal is a number from 8 to 100000, not " + rehearsal + ".");
        }
        return TuningPlan.standard(seed, steps, rehearsal);
    }
}
