package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.ClusterBootstrap;
import org.fieldwarden.reporting.audit.ConfusionMatrix;
import org.fieldwarden.reporting.audit.Figure;
import org.fieldwarden.reporting.audit.Interval;
import org.fieldwarden.reporting.audit.ObjectScore;
import org.fieldwarden.reporting.audit.PairAudit;
import org.fieldwarden.reporting.audit.PlaceAudit;
import org.fieldwarden.reporting.audit.ScoresBy;
import org.fieldwarden.reporting.audit.SizeBin;

/** The tables at the end of an audit: F1 of change with its interval first. */
final class AuditTable {

    private static final int MOST_PLACES = 12;
    private static final double M2_PER_KM2 = 1e6;

    private final PrintWriter out;

    AuditTable(PrintWriter out) {
        this.out = out;
    }

    void print(AuditReport report) {
        PairAudit total = report.total();
        printFigures(report);
        printGround(report, total);
        printSizes(total);
        printKinds(total);
        printPlaces(report);
        out.flush();
    }

    private void line(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }

    private void printFigures(AuditReport report) {
        figure("F1 of change", report, Figure.F1);
        figure("precision", report, Figure.PRECISION);
        figure("recall", report, Figure.RECALL);
        figure("IoU", report, Figure.IOU);
        figure("objects, F1 at IoU >= 0.5", report, Figure.OBJECT_F1);
        figure(
                String.format(
                        Locale.ROOT, "boundary F1 at %.2f m", report.terms().boundaryToleranceMetres()),
                report,
                Figure.BOUNDARY_F1);
        if (report.pairs().size() < ClusterBootstrap.SMALLEST_SAMPLE) {
            line(
                    "no intervals: %d pairs are fewer than %d, too few to say how sure these figures are",
                    report.pairs().size(), ClusterBootstrap.SMALLEST_SAMPLE);
        }
    }

    private void figure(String name, AuditReport report, Figure figure) {
        line("%-28s %9s   %s", name, text(report.figure(figure)), text(report.interval(figure)));
    }

    private void printGround(AuditReport report, PairAudit total) {
        ConfusionMatrix observed = total.pixels().observed();
        line(
                "unobserved %.2f %% of the pixels (counted as no change found); on observed pixels only: F1 %s,"
                        + " precision %s, recall %s",
                100 * total.pixels().unobservedShare().orElse(0),
                text(observed.f1()),
                text(observed.precision()),
                text(observed.recall()));
        line(
                "false area %s m2 per km2, false objects %s per 10 ha, calibration error %s, overall accuracy %s",
                scaled(report.figure(Figure.FALSE_AREA), M2_PER_KM2),
                scaled(report.falseObjectsPerTenHectares(), 1),
                text(total.reliability().expectedCalibrationError()),
                text(total.pixels().all().overallAccuracy()));
        ObjectScore objects = total.objects().atAnyOverlap().total();
        report.provenPrecision()
                .ifPresent(share -> line(
                        "%d of %d detections meet a true change: at one-sided 95 %% at least %.1f %% do, as if detections"
                                + " were independent",
                        objects.correct(),
                        objects.predicted(),
                        // Cut, never rounded up: what is printed must be proven.
                        Math.floor(1000 * share) / 10));
        out.println();
    }

    private void printSizes(PairAudit total) {
        line("%-12s %-31s   %-31s", "", "at IoU >= 0.5", "at any overlap");
        line("%-12s %s   %s", "objects, m2", OBJECT_COLUMNS, OBJECT_COLUMNS);
        ScoresBy<SizeBin> strict = total.objects().atIou();
        ScoresBy<SizeBin> lenient = total.objects().atAnyOverlap();
        for (SizeBin bin : SizeBin.values()) {
            line("%-12s %s   %s", bin.label(), objects(strict.of(bin)), objects(lenient.of(bin)));
        }
        line("%-12s %s   %s", "all", objects(strict.total()), objects(lenient.total()));
        out.println();
    }

    private static final String OBJECT_COLUMNS =
            String.format(Locale.ROOT, "%7s %7s %7s %7s", "found", "missed", "false", "recall");

    private static String objects(ObjectScore score) {
        return String.format(
                Locale.ROOT,
                "%7d %7d %7d %7s",
                score.found(),
                score.missed(),
                score.falseDetections(),
                percent(score.recall()));
    }

    private void printKinds(PairAudit total) {
        ScoresBy<ChangeKind> kinds = total.pixels().kinds();
        if (kinds.groups().isEmpty()) {
            return;
        }
        line("%-24s %12s %10s %10s", "kind of change, pixels", "predicted", "precision", "recall");
        kinds.groups()
                .forEach((kind, score) -> line(
                        "%-24s %12d %10s %10s",
                        kind.code(), score.predicted(), percent(score.precision()), percent(score.recall())));
        out.println();
    }

    private void printPlaces(AuditReport report) {
        if (report.places().size() < 2 || report.places().size() > MOST_PLACES) {
            return;
        }
        line("%-24s %6s %10s %10s %10s", "place", "pairs", "F1", "precision", "recall");
        for (PlaceAudit place : report.places()) {
            ConfusionMatrix pixels = place.sum().pixels().all();
            line(
                    "%-24s %6d %10s %10s %10s",
                    place.place(), place.pairs(), text(pixels.f1()), text(pixels.precision()), text(pixels.recall()));
        }
        out.println();
    }

    static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "undefined";
    }

    static String text(Optional<Interval> interval) {
        return interval.map(one -> String.format(Locale.ROOT, "95 %%: %.4f to %.4f", one.lower(), one.upper()))
                .orElse("no interval");
    }

    private static String scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", factor * value.getAsDouble()) : "undefined";
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble()) : "-";
    }
}
