package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.sampling.SampleSize;
import org.fieldwarden.reporting.sampling.Stratification;
import org.fieldwarden.reporting.sampling.Stratum;
import picocli.CommandLine.Option;

/** How a run is divided and how many points are wanted. */
final class SampleOptions {

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "Folder that detect wrote.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path run;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            defaultValue = "kind",
            description = "Strata of change: kind (each kind of change) or change (all as one) (default:"
                    + " ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stratification.By by;

    @Option(
            names = "--near",
            paramLabel = "METRES",
            defaultValue = "0",
            description = "Width of a stratum of its own for unchanged ground around changes, 0 for none (default:"
                    + " ${DEFAULT-VALUE}).")
    private double nearMetres;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "Wished 95 %% margin of overall accuracy (default: ${DEFAULT-VALUE}).")
    private double margin;

    @Option(
            names = "--change-margin",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Wished 95 %% margin of the user's accuracy of each stratum of change (default:"
                    + " ${DEFAULT-VALUE}).")
    private double changeMargin;

    @Option(
            names = "--change-accuracy",
            paramLabel = "SHARE",
            defaultValue = "0.8",
            description = "Share of the mapped change supposed to be change (default: ${DEFAULT-VALUE}).")
    private double changeAccuracy;

    @Option(
            names = "--no-change-accuracy",
            paramLabel = "SHARE",
            defaultValue = "0.98",
            description = "Share of the mapped no-change supposed to be none (default: ${DEFAULT-VALUE}).")
    private double noChangeAccuracy;

    @Option(
            names = "--least",
            paramLabel = "N",
            defaultValue = "50",
            description = "Points that each stratum gets at least (default: ${DEFAULT-VALUE}).")
    private int least;

    Path run() {
        return run;
    }

    Stratification stratification() {
        try {
            return new Stratification(by, nearMetres);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ". See --near.");
        }
    }

    SampleSize.Wish wish() {
        try {
            return new SampleSize.Wish(margin, changeMargin, changeAccuracy, noChangeAccuracy, least);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ". See --help.");
        }
    }

    /** Prints strata and points; returns the points by stratum. */
    Map<String, Integer> print(PrintWriter out, List<Stratum> strata) {
        SampleSize.Wish wish = wish();
        Map<String, Integer> places = SampleSize.allocate(strata, wish);
        double total = strata.stream().mapToDouble(one -> one.area().value()).sum();
        out.println(String.format(Locale.ROOT, "%-22s %14s %9s %7s", "stratum", "m2", "share", "points"));
        for (Stratum stratum : strata) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-22s %14.1f %8.3f%% %7d",
                    stratum.code(),
                    stratum.area().value(),
                    100 * stratum.area().value() / total,
                    places.getOrDefault(stratum.code(), 0)));
        }
        out.println(String.format(
                Locale.ROOT,
                "%-22s %14.1f %9s %7d",
                "all",
                total,
                "",
                places.values().stream().mapToInt(Integer::intValue).sum()));
        out.println(String.format(
                Locale.ROOT,
                "overall accuracy alone needs %d points for a margin of %.3f; these give about %.3f",
                SampleSize.forOverall(strata, wish),
                margin,
                SampleSize.expectedMargin(strata, places, wish)));
        return places;
    }
}
