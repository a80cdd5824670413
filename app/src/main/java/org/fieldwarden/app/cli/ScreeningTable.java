package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.screening.Finding;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.ScreeningDifference;
import org.fieldwarden.reporting.screening.Suspicion;

/** What screening found, at the end of a run. */
final class ScreeningTable {

    private static final int NAMED = 20;
    private static final int NAME_COLUMNS = 36;

    private final PrintWriter out;

    ScreeningTable(PrintWriter out) {
        this.out = out;
    }

    /** Findings by rule, and what is taken in all. */
    void print(Collection<ScreenedChange> screened) {
        line("%-" + NAME_COLUMNS + "s %6s %6s %10s", "screening", "疑似", "存疑", "mu");
        byRule(screened).forEach(this::printRule);
        for (LayerRole role : List.of(LayerRole.FARMLAND, LayerRole.BASIC_FARMLAND, LayerRole.RED_LINE)) {
            printTaken(role, screened);
        }
        out.println();
    }

    private static Map<String, List<Finding>> byRule(Collection<ScreenedChange> screened) {
        Map<String, List<Finding>> rules = new TreeMap<>();
        screened.stream()
                .flatMap(change -> change.findings().stream())
                .forEach(finding -> rules.computeIfAbsent(
                                finding.rule() + " " + finding.text().chinese(), rule -> new ArrayList<>())
                        .add(finding));
        return new LinkedHashMap<>(rules);
    }

    private void printRule(String rule, List<Finding> findings) {
        SquareMetres certain = findings.stream()
                .map(finding -> finding.measured().certain())
                .reduce(SquareMetres.ZERO, SquareMetres::plus);
        line(
                "%-" + padded(rule) + "s %6d %6d %10.3f",
                rule,
                count(findings, Suspicion.SUSPECTED),
                count(findings, Suspicion.UNCHECKED),
                certain.mu());
    }

    private static long count(List<Finding> findings, Suspicion suspicion) {
        return findings.stream()
                .filter(finding -> finding.suspicion() == suspicion)
                .count();
    }

    private void printTaken(LayerRole role, Collection<ScreenedChange> screened) {
        List<SquareMetres> known = screened.stream()
                .map(change -> change.takings().of(role))
                .flatMap(Optional::stream)
                .toList();
        SquareMetres sum = known.stream().reduce(SquareMetres.ZERO, SquareMetres::plus);
        String name = "taken of " + role.code() + " " + role.chinese();
        String open =
                known.size() == screened.size() ? "" : "  (not known of " + (screened.size() - known.size()) + ")";
        line("%-" + padded(name) + "s %6s %6s %10.3f%s", name, "", "", sum.mu(), open);
    }

    /** What is different from before, and what is to be said of the layers. */
    void print(ScreeningMeans.Outcome outcome) {
        ScreeningDifference difference = outcome.difference();
        if (difference.isNone()) {
            line("%d changes screened; nothing is different from before", difference.screened());
        } else {
            line(
                    "%d changes screened, %d of them for the first time; areas or places of %d are different",
                    difference.screened(), difference.first(), difference.areas());
            printSome("new", difference.appeared());
            printSome("gone", difference.gone());
        }
        outcome.remarks().forEach(remark -> line("note: %s", remark));
        out.flush();
    }

    private void printSome(String word, List<String> findings) {
        findings.stream().limit(NAMED).forEach(finding -> line("  %s: %s", word, finding));
        if (findings.size() > NAMED) {
            line("  %s: and %d more, in the table findings of the register", word, findings.size() - NAMED);
        }
    }

    void printFiles(List<Path> files) {
        line("files:");
        files.forEach(file -> line("  %s", file));
        out.flush();
    }

    private void line(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }

    /** A Chinese character takes two columns of a terminal. */
    private static int padded(String name) {
        int wide = (int) name.chars().filter(c -> c > 0x2E80).count();
        return Math.max(1, NAME_COLUMNS - wide);
    }
}
