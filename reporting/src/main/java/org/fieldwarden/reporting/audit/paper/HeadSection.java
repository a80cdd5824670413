package org.fieldwarden.reporting.audit.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.AuditTerms;
import org.fieldwarden.reporting.audit.AuditedModel;
import org.fieldwarden.reporting.audit.ClassScope;
import org.fieldwarden.reporting.audit.ConfusionMatrix;
import org.fieldwarden.reporting.audit.Figure;
import org.fieldwarden.reporting.audit.PairAudit;
import org.fieldwarden.reporting.paper.Markup;
import org.fieldwarden.reporting.paper.Table;

/** What was judged on what, and the figures that everybody asks for first. */
final class HeadSection {

    private static final double M2_PER_KM2 = 1e6;

    private final AuditReport report;
    private final Wording words;
    private final PairAudit total;

    HeadSection(AuditReport report, Wording words) {
        this.report = report;
        this.words = words;
        this.total = report.total();
    }

    void writeSubject(Markup page, LocalDate date) {
        AuditedModel model = report.model();
        AuditTerms terms = report.terms();
        page.element("h1", words.of(Label.TITLE));
        page.open("table", "class", "subject").open("tbody");
        subject(page, Label.MODEL, words.of(Sentence.MODEL, model.name(), model.version()));
        subject(page, Label.BUNDLE_HASH, model.bundleHash());
        subject(page, Label.SET, report.set());
        subject(
                page,
                Label.SAMPLE,
                words.of(
                        Sentence.SAMPLE,
                        Wording.count(report.pairs().size()),
                        Wording.count(report.places().size()),
                        words.area(total.pixels().all().total()
                                * terms.gsd().metres()
                                * terms.gsd().metres())));
        subject(
                page,
                Label.GSD,
                words.of(Sentence.GSD, Wording.plain(terms.gsd().metres())));
        subject(
                page,
                Label.CLASSES,
                words.of(terms.classes() == ClassScope.ALL ? Label.ALL_CLASSES : Label.BUILDINGS_ONLY));
        subject(
                page,
                Label.THRESHOLDS,
                words.of(
                        Sentence.THRESHOLDS,
                        Wording.plain(model.changeThreshold()),
                        Wording.plain(model.seedThreshold())));
        subject(
                page,
                Label.SMALLEST_AREA,
                words.of(
                        Sentence.SQUARE_METRES,
                        Wording.plain(terms.minimumMappingUnit().value())));
        subject(page, Label.TOLERANCE, words.of(Sentence.METRES, Wording.plain(terms.boundaryToleranceMetres())));
        subject(page, Label.DATE, date.toString());
        page.close().close();
    }

    private void subject(Markup page, Label name, String value) {
        page.open("tr").element("th", words.of(name)).element("td", value).close();
    }

    void writeFigures(Markup page) {
        page.element("h2", words.of(Label.HEADLINE));
        page.open("table", "class", "headline").open("tbody").open("tr");
        headline(page, "F1", Figure.F1);
        headline(page, words.of(Label.PRECISION), Figure.PRECISION);
        headline(page, words.of(Label.RECALL), Figure.RECALL);
        headline(page, words.of(Label.IOU), Figure.IOU);
        page.close().close().close();
        writeReading(page);
        Table table =
                Table.openWhole(page, List.of(words.of(Label.FIGURE), words.of(Label.VALUE), words.of(Label.INTERVAL)));
        figure(table, Label.OBJECT_F1, Figure.OBJECT_F1);
        figure(table, Label.BOUNDARY_F1, Figure.BOUNDARY_F1);
        table.row(
                words.of(Label.FALSE_AREA),
                scaled(report.figure(Figure.FALSE_AREA), M2_PER_KM2),
                report.interval(Figure.FALSE_AREA)
                        .map(one -> Wording.decimals(one.lower() * M2_PER_KM2, 1) + " – "
                                + Wording.decimals(one.upper() * M2_PER_KM2, 1))
                        .orElse(words.of(Label.NO_INTERVAL)));
        single(table, Label.FALSE_OBJECTS, scaled(report.falseObjectsPerTenHectares(), 1));
        single(table, Label.UNOBSERVED, percent2(total.pixels().unobservedShare()));
        ConfusionMatrix observed = total.pixels().observed();
        single(table, Label.F1_OBSERVED, Wording.ratio(observed.f1()));
        single(table, Label.PRECISION_OBSERVED, Wording.ratio(observed.precision()));
        single(table, Label.RECALL_OBSERVED, Wording.ratio(observed.recall()));
        single(table, Label.CALIBRATION_ERROR, Wording.ratio(total.reliability().expectedCalibrationError()));
        single(table, Label.OVERALL_ACCURACY, Wording.ratio(total.pixels().all().overallAccuracy()));
        table.close();
        page.element("p", words.of(Sentence.UNDEFINED), "class", "note");
    }

    private void headline(Markup page, String name, Figure figure) {
        page.open("td")
                .element("div", name, "class", "name")
                .element("div", Wording.ratio(report.figure(figure)), "class", "value")
                .element("div", words.interval(report.interval(figure)), "class", "interval")
                .close();
    }

    private void writeReading(Markup page) {
        ConfusionMatrix pixels = total.pixels().all();
        StringBuilder reading = new StringBuilder();
        pixels.precision()
                .ifPresent(
                        share -> reading.append(words.of(Sentence.READ_PRECISION, Wording.decimals(100 * share, 1))));
        pixels.recall()
                .ifPresent(share -> reading.append(words.of(Sentence.READ_RECALL, Wording.decimals(100 * share, 1))));
        if (!reading.isEmpty()) {
            page.element("p", reading.toString());
        }
    }

    private void figure(Table table, Label name, Figure figure) {
        table.row(words.of(name), Wording.ratio(report.figure(figure)), words.interval(report.interval(figure)));
    }

    private void single(Table table, Label name, String value) {
        table.row(words.of(name), value, "");
    }

    private static String percent2(OptionalDouble share) {
        return share.isPresent() ? Wording.decimals(100 * share.getAsDouble(), 2) + " %" : "–";
    }

    private static String scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? Wording.decimals(factor * value.getAsDouble(), 1) : "–";
    }
}
