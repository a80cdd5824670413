package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldwarden.reporting.audit.Interval;
import org.fieldwarden.reporting.audit.JudgedReport;
import org.fieldwarden.reporting.audit.Judgement;

/** The table at the end of an audit on judged pairs. */
final class JudgedTable {

    private static final double M2_PER_KM2 = 1e6;

    private final PrintWriter out;

    JudgedTable(PrintWriter out) {
        this.out = out;
    }

    void print(JudgedReport report) {
        line(
                "%d pairs judged unchanged, %d changed, %d unsure (left out)",
                report.judged(Judgement.UNCHANGED).size(),
                report.judged(Judgement.CHANGED).size(),
                report.judged(Judgement.UNSURE).size());
        figure("false polygons per 10 ha", report.falsePolygonsPerTenHectares(), report.falsePolygonsInterval(), 1);
        figure("false area, m2 per km2", report.falseAreaShare(), report.falseAreaInterval(), M2_PER_KM2);
        flagged("unchanged pairs flagged", report, Judgement.UNCHANGED);
        flagged("changed pairs flagged", report, Judgement.CHANGED);
        report.unobservedShare().ifPresent(share -> line("unobserved %.2f %% of the ground", 100 * share));
        out.flush();
    }

    private void figure(String name, OptionalDouble value, Optional<Interval> interval, double factor) {
        if (value.isEmpty()) {
            return;
        }
        line(
                "%-28s %10.3f   %s",
                name,
                factor * value.getAsDouble(),
                interval.map(one -> String.format(
                                Locale.ROOT, "95 %%: %.3f to %.3f", factor * one.lower(), factor * one.upper()))
                        .orElse("no interval: too few places"));
    }

    private void flagged(String name, JudgedReport report, Judgement judgement) {
        List<?> judged = report.judged(judgement);
        report.flaggedOf(judgement)
                .ifPresent(sample -> line(
                        "%-28s %d of %d (%.1f %%); at one-sided 95 %% at least %.1f %%, at most %.1f %%, as if pairs were"
                                + " independent",
                        name,
                        sample.successes(),
                        judged.size(),
                        100.0 * sample.successes() / judged.size(),
                        Math.floor(1000 * sample.lowerBound()) / 10,
                        Math.ceil(1000 * sample.upperBound()) / 10));
    }

    private void line(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }
}
