package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.reporting.sampling.Agreement;
import org.fieldwarden.reporting.sampling.AuditNotes;
import org.fieldwarden.reporting.sampling.ErrorMatrix;
import org.fieldwarden.reporting.sampling.Figure;
import org.fieldwarden.reporting.sampling.MapAudit;
import org.fieldwarden.reporting.sampling.Stratum;
import org.fieldwarden.reporting.sampling.StratumResult;

/** A map audit as tables for a terminal. */
final class MapAuditTable {

    private static final int NAME_COLUMNS = 34;

    private final PrintWriter out;

    MapAuditTable(PrintWriter out) {
        this.out = out;
    }

    void print(MapAudit audit) {
        audit.agreement().ifPresent(agreement -> print("change, no change, cannot tell", agreement));
        audit.agreementOnKinds().ifPresent(agreement -> print("kinds of change", agreement));
        if (!audit.isOpen()) {
            printStrata(audit);
            line("%nchange against no change");
            print(audit.changeMatrix());
            audit.kindMatrix().ifPresent(matrix -> {
                line("%nkinds of change");
                print(matrix);
            });
        }
        out.println();
        for (AuditNotes.Note note : AuditNotes.of(audit)) {
            out.println(note.english());
            out.println(note.chinese());
        }
    }

    private void print(String what, Agreement agreement) {
        line(
                "readers agree on %.1f %% of %d points (%s), chance alone %.1f %%; kappa %s",
                100 * agreement.observed(),
                agreement.points(),
                what,
                100 * agreement.expected(),
                accuracy(agreement.kappa()));
    }

    private void printStrata(MapAudit audit) {
        line(
                "%" + -NAME_COLUMNS + "s %12s %7s %7s %7s  %s",
                "stratum",
                "m2",
                "points",
                "judged",
                "change",
                "share of change, exact 95 %");
        for (Stratum stratum : audit.plan().strata()) {
            StratumResult result = StratumResult.of(audit, stratum);
            out.print(name(stratum.code()));
            line(
                    " %12.1f %7d %7d %7d  %s",
                    stratum.area().value(),
                    result.points(),
                    result.judged(),
                    result.change(),
                    result.interval()
                            .map(interval -> String.format(
                                    Locale.ROOT,
                                    "%.3f (%.3f to %.3f)",
                                    (double) result.change() / result.judged(),
                                    interval.low(),
                                    interval.high()))
                            .orElse("no figure"));
        }
    }

    private void print(ErrorMatrix matrix) {
        line("overall accuracy %s", accuracy(matrix.overallAccuracy()));
        line("%" + -NAME_COLUMNS + "s %16s %16s %14s %26s", "class", "user's", "producer's", "mapped m2", "true m2");
        for (String name : matrix.classes()) {
            out.print(name(name));
            line(
                    " %16s %16s %14.1f %26s",
                    accuracy(matrix.usersAccuracy(name)),
                    accuracy(matrix.producersAccuracy(name)),
                    matrix.mappedArea(name).value(),
                    text(matrix.adjustedAreaM2(name), "%.1f"));
        }
    }

    private static String accuracy(Optional<Figure> figure) {
        return text(figure, "%.3f");
    }

    private static String text(Optional<Figure> figure, String form) {
        if (figure.isEmpty()) {
            return "no figure";
        }
        String value = String.format(Locale.ROOT, form, figure.get().value());
        OptionalDouble margin = figure.get().margin();
        return margin.isPresent()
                ? value + " ± " + String.format(Locale.ROOT, form, margin.getAsDouble())
                : value + " (no margin)";
    }

    /** A class with its Chinese name, filled up to the width of the first column. */
    private static String name(String code) {
        String chinese = Arrays.stream(ChangeKind.values())
                .filter(kind -> kind.code().equals(code))
                .map(ChangeKind::chinese)
                .findFirst()
                .orElse(
                        switch (code) {
                            case Stratum.CHANGE -> "变化";
                            case Stratum.NO_CHANGE -> "无变化";
                            case Stratum.NEAR_CHANGE -> "变化周边";
                            default -> "";
                        });
        String name = code + " " + chinese;
        // A Chinese character takes two columns of a terminal.
        return name + " ".repeat(Math.max(0, NAME_COLUMNS - name.length() - chinese.length()));
    }

    private void line(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }
}
