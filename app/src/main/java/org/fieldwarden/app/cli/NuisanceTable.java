package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fieldwarden.reporting.nuisance.CurveStep;
import org.fieldwarden.reporting.nuisance.NuisanceCurve;
import org.fieldwarden.reporting.nuisance.NuisanceReport;

/** The table at the end of a nuisance audit. */
final class NuisanceTable {

    private final PrintWriter out;

    NuisanceTable(PrintWriter out) {
        this.out = out;
    }

    void print(NuisanceReport report) {
        line("False change in m2 per km2 of unchanged ground");
        for (NuisanceCurve curve : report.curves()) {
            line("");
            line(
                    "%s (%s); %s, %s",
                    curve.nuisance().title(),
                    curve.nuisance().unit(),
                    curve.source().title(),
                    curve.registration().title());
            line(
                    "%10s %10s %10s %10s %10s %14s %10s %12s",
                    "dial", "median", "lowest", "highest", "all ground", "polygons/10 ha", "suspected", "unobserved");
            curve.steps().forEach(this::print);
        }
        line("");
    }

    private void print(CurveStep step) {
        line(
                "%10.2f %10s %10s %10s %10s %14s %10s %10.1f %%",
                step.dial(),
                text(step.median(), 0),
                text(step.lowest(), 0),
                text(step.highest(), 0),
                text(step.pooled(), 0),
                text(step.polygonsPerTenHectares(), 1),
                step.suspectedShare().isPresent()
                        ? Math.round(100 * step.suspectedShare().getAsDouble()) + " %"
                        : "-",
                100 * step.unobservedShare());
    }

    private void line(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }

    private static String text(OptionalDouble value, int decimals) {
        return value.isPresent() ? String.format(Locale.ROOT, "%." + decimals + "f", value.getAsDouble()) : "undefined";
    }
}
