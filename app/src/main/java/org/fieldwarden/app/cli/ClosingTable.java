package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.meters.Meters;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.list.ListDifference;

/** The short table at the end of a run. */
final class ClosingTable {

    private static final int NAME_COLUMNS = 30;
    private static final int LISTED_IDS = 10;

    private final PrintWriter out;

    ClosingTable(PrintWriter out) {
        this.out = out;
    }

    void print(PairRun.Outcome outcome, RunMeters meters) {
        List<Change> changes = outcome.result().changes();
        out.println();
        printKinds(changes);
        printTownships(changes);
        ScreeningTable screening = new ScreeningTable(out);
        outcome.written().screening().ifPresent(done -> {
            screening.print(changes.stream()
                    .map(change -> outcome.written().standing().of(change.id()))
                    .flatMap(Optional::stream)
                    .toList());
            done.remarks().forEach(remark -> line("note: %s", remark));
        });
        outcome.written().difference().ifPresent(this::printDifference);
        printGround(outcome);
        printCost(outcome, meters);
        printFiles(outcome.files());
        out.flush();
    }

    private void line(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }

    private void printKinds(List<Change> changes) {
        line("%-" + NAME_COLUMNS + "s %6s %12s %10s", "change", "count", "m2", "mu");
        Map<ChangeKind, List<Change>> byKind = changes.stream()
                .collect(Collectors.groupingBy(Change::kind, () -> new TreeMap<>(), Collectors.toList()));
        byKind.forEach((kind, group) -> printGroup(kind.code() + " " + kind.chinese(), group));
        printGroup("all", changes);
        out.println();
    }

    private void printTownships(List<Change> changes) {
        Map<String, List<Change>> byTownship = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> change.place().locality().township(), () -> new TreeMap<>(), Collectors.toList()));
        if (byTownship.isEmpty() || byTownship.size() > 12) {
            return;
        }
        line("%-" + NAME_COLUMNS + "s %6s %12s %10s", "township", "count", "m2", "mu");
        byTownship.forEach(this::printGroup);
        out.println();
    }

    private void printGroup(String name, List<Change> group) {
        SquareMetres area = group.stream().map(Change::area).reduce(SquareMetres.ZERO, SquareMetres::plus);
        // A Chinese character takes two columns of a terminal.
        int wide = (int) name.chars().filter(c -> c > 0x2E80).count();
        line(
                "%-" + Math.max(1, NAME_COLUMNS - wide) + "s %6d %12.1f %10.3f",
                name,
                group.size(),
                area.value(),
                area.mu());
    }

    private void printDifference(ListDifference difference) {
        if (difference.isNone()) {
            line("compared again: the same %d changes as before", difference.before());
            return;
        }
        line(
                "compared again, %d changes before: %d new, %d no longer found, %d altered",
                difference.before(),
                difference.added().size(),
                difference.gone().size(),
                difference.altered().size());
        printIds("new", difference.added());
        printIds("no longer found", difference.gone());
        printIds("altered", difference.altered());
    }

    private void printIds(String what, List<ChangeId> ids) {
        if (!ids.isEmpty()) {
            line(
                    "  %s: %s%s",
                    what,
                    ids.stream().limit(LISTED_IDS).map(ChangeId::value).collect(Collectors.joining(" ")),
                    ids.size() > LISTED_IDS ? " ..." : "");
        }
    }

    private void printGround(PairRun.Outcome outcome) {
        var ground = outcome.result().comparison().ground();
        line(
                "compared %.2f ha, unobserved %.2f ha (%.1f %%)",
                ground.compared().value() / 10_000,
                ground.unobserved().value() / 10_000,
                100 * ground.unobservedShare());
        outcome.result()
                .shifts()
                .medianResidualMetres()
                .ifPresent(median -> line(
                        "co-registration residual: median %.2f m, 95 %% %.2f m, largest shift %.1f px",
                        median,
                        outcome.result().shifts().residual95Metres().orElse(median),
                        outcome.result().shifts().maximumShiftPx()));
    }

    private void printCost(PairRun.Outcome outcome, RunMeters meters) {
        var grid = outcome.result().comparison().grid();
        var flight = outcome.result().comparison().flights().current().grid();
        double seconds = outcome.summary().cost().totalSeconds();
        // What the flight's own pixels over the compared ground amount to, whatever the grid they were brought onto.
        double ratio = grid.gsd().metres() / flight.gsd().metres();
        double megapixels = grid.pixels() * ratio * ratio / 1e6;
        line(
                "%.1f megapixels of the current flight in %.1f s: %.2f megapixels/s end to end; peak memory %d MB",
                megapixels,
                seconds,
                megapixels / seconds,
                outcome.summary().cost().peakMemoryBytes() / 1_000_000);
        line("settled by the sieve: %.1f %% of the pixels", 100.0 * meters.count(Meters.SETTLED) / grid.pixels());
        line(
                "stages: %s",
                outcome.summary().cost().stages().entrySet().stream()
                        .map(stage -> String.format(
                                Locale.ROOT,
                                "%s %.1f s",
                                stage.getKey(),
                                stage.getValue().toMillis() / 1000.0))
                        .collect(Collectors.joining(", ")));
        line(
                "blocks %s, events sent %d, lag %s",
                meters.countsBy(Meters.BLOCKS, "outcome"),
                meters.count(Meters.EVENTS),
                meters.scrape()
                        .lines()
                        .filter(text -> text.startsWith("fieldwarden_feed_lag "))
                        .map(text -> text.substring(text.indexOf(' ') + 1))
                        .findFirst()
                        .orElse("unknown"));
    }

    private void printFiles(List<Path> files) {
        line("files:");
        files.forEach(file -> line("  %s", file));
    }
}
