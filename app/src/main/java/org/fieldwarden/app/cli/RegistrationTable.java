package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fieldwarden.reporting.registration.FieldCurve;
import org.fieldwarden.reporting.registration.FieldStep;
import org.fieldwarden.reporting.registration.RegistrationReport;

/** The table at the end of a registration audit. */
final class RegistrationTable {

    private final PrintWriter out;

    RegistrationTable(PrintWriter out) {
        this.out = out;
    }

    void print(RegistrationReport report) {
        line(
                "End-point error of co-registration on %s, %d grounds, pixels of %.3f m",
                report.terms().source(),
                report.terms().grounds(),
                report.terms().gsdMetres());
        for (FieldCurve curve : report.curves()) {
            line("");
            line(
                    "%s (%s); %s",
                    curve.displacement().title(),
                    curve.displacement().unit(),
                    curve.view().title());
            line(
                    "%10s %12s %12s %12s %12s %16s",
                    "dial", "median px", "95 % px", "median m", "given up", "said residual px");
            curve.steps().forEach(step -> print(step, report.terms().gsdMetres()));
        }
        line("");
        line(
                "co-registration took %.1f s for 100 megapixels of the working grid, pictures in memory",
                report.secondsPerHundredMegapixels());
    }

    private void print(FieldStep step, double gsdMetres) {
        OptionalDouble median = step.errors().median();
        line(
                "%10.2f %12s %12s %12s %10.1f %% %16s",
                step.dial(),
                text(median),
                text(step.errors().quantile(0.95)),
                text(median.isPresent() ? OptionalDouble.of(median.getAsDouble() * gsdMetres) : median),
                100 * step.givenUpShare(),
                text(step.statedResidualPx()));
    }

    private void line(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "-";
    }
}
