package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fieldwarden.reporting.audit.Figure;
import org.fieldwarden.reporting.audit.GateReport;
import org.fieldwarden.reporting.audit.GuardedSet;

/** What a release gate says: one line of figures and two sentences for each guarded set. */
final class GateTable {

    private static final String ROW = "%-24s %6s  %-20s %10s %10s  %s";
    private static final double M2_PER_KM2 = 1e6;

    private final PrintWriter out;

    GateTable(PrintWriter out) {
        this.out = out;
    }

    void print(GateReport report) {
        line(ROW, "guarded set", "pairs", "95 % bound of", "new", "old", "verdict");
        for (GuardedSet set : report.sets()) {
            line(
                    ROW,
                    set.name(),
                    set.candidate().pairs().size(),
                    set.figure() == Figure.F1 ? "F1, lower" : "false m2/km2, upper",
                    bound(set, set.bound(set.candidate())),
                    bound(set, set.bound(set.incumbent())),
                    set.isAccepted() ? "accepted" : "refused");
        }
        out.println();
        for (GuardedSet set : report.sets()) {
            line("%s", set.verdict());
            line("%s", set.proof());
        }
        out.println();
        line("%s", report.isAccepted() ? "The new bundle is accepted." : "The new bundle is refused.");
        out.flush();
    }

    private static String bound(GuardedSet set, OptionalDouble bound) {
        if (bound.isEmpty()) {
            return "none";
        }
        return set.figure() == Figure.F1
                ? String.format(Locale.ROOT, "%.4f", bound.getAsDouble())
                : String.format(Locale.ROOT, "%.0f", bound.getAsDouble() * M2_PER_KM2);
    }

    private void line(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }
}
