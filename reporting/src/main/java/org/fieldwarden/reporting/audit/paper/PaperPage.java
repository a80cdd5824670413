package org.fieldwarden.reporting.audit.paper;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.ClusterBootstrap;
import org.fieldwarden.reporting.audit.Figure;
import org.fieldwarden.reporting.audit.PairAudit;
import org.fieldwarden.reporting.paper.Drawing;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.Markup;
import org.fieldwarden.reporting.paper.PaperContent;
import org.fieldwarden.reporting.paper.PaperHead;

/** Writes an audit as one page of XHTML that browsers read as HTML, with everything inside it. */
final class PaperPage {

    /** Longer names do not fit into the margin of a page; the first page has them whole. */
    private static final int MARGIN_LETTERS = 40;

    private final AuditReport report;
    private final List<WorstPair> worst;
    private final LocalDate date;

    PaperPage(AuditReport report, List<WorstPair> worst, LocalDate date) {
        this.report = report;
        this.worst = worst;
        this.date = date;
    }

    /**
     * The page in a language; equal audits of one day give equal text.
     *
     * @param remark what the reader has to know of this copy
     */
    PaperContent in(Language language, Optional<Sentence> remark) {
        Wording words = new Wording(language);
        Map<String, Drawing> plots = new LinkedHashMap<>();
        Markup page = new Markup();
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", language.tag());
        head(words).write(page, language);
        page.open("body");
        HeadSection head = new HeadSection(report, words);
        head.writeSubject(page, date);
        remark.ifPresent(sentence -> page.element("p", words.of(sentence), "class", "remark"));
        head.writeFigures(page);
        new ProofSection(report, words).write(page);
        writePairs(page, words, plots);
        CountSection counts = new CountSection(report, words);
        counts.writeSizes(page);
        counts.writeKinds(page);
        writeCalibration(page, words, plots);
        counts.writePlaces(page);
        writeMethod(page, words);
        new WorstSection(report, worst, words).write(page);
        page.close().close();
        return new PaperContent(
                "<!DOCTYPE html>\n" + page, plots, date.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private PaperHead head(Wording words) {
        return new PaperHead(
                words.of(Label.TITLE) + " · " + report.set(),
                words.of(Label.TITLE),
                shortened(report.set()) + " · "
                        + words.of(
                                Sentence.MODEL,
                                report.model().name(),
                                report.model().version()));
    }

    private static String shortened(String name) {
        int letters = name.codePointCount(0, name.length());
        return letters <= MARGIN_LETTERS ? name : name.substring(0, name.offsetByCodePoints(0, MARGIN_LETTERS)) + "…";
    }

    private void writePairs(Markup page, Wording words, Map<String, Drawing> plots) {
        page.open("div", "class", "whole").element("h2", words.of(Label.PAIRS_HEADING));
        plot(page, plots, "pairs", new PairPlot(report, words).draw(), words.of(Label.PAIRS_HEADING));
        StringBuilder caption = new StringBuilder(words.of(
                report.interval(Figure.F1).isPresent() ? Sentence.PAIRS_CAPTION : Sentence.PAIRS_CAPTION_NO_BAND));
        long grey = report.pairs().stream()
                .filter(pair -> !pair.hasReferenceChange() && hasF1(pair))
                .count();
        if (grey > 0) {
            caption.append(' ').append(words.of(Sentence.PAIRS_GREY, Wording.count(grey)));
        }
        long leftOut = report.pairs().stream().filter(pair -> !hasF1(pair)).count();
        if (leftOut > 0) {
            caption.append(' ').append(words.of(Sentence.PAIRS_LEFT_OUT, Wording.count(leftOut)));
        }
        page.element("p", caption.toString(), "class", "note").close();
    }

    private static boolean hasF1(PairAudit pair) {
        return pair.pixels().all().f1().isPresent();
    }

    private void writeCalibration(Markup page, Wording words, Map<String, Drawing> plots) {
        CalibrationPlots drawings = new CalibrationPlots(report.total().reliability(), words);
        page.open("div", "class", "whole").element("h2", words.of(Label.CALIBRATION));
        page.open("table", "class", "twoplots").open("tbody").open("tr");
        page.open("td");
        plot(page, plots, "reliability", drawings.reliability(), words.of(Label.CHANGED_SHARE));
        page.close().open("td");
        plot(page, plots, "scores", drawings.histogram(), words.of(Label.PIXELS_OF_SCORE));
        page.close().close().close().close();
        String caption = words.of(
                Sentence.CALIBRATION_CAPTION,
                Wording.count(CalibrationPlots.FEW_PIXELS),
                Wording.ratio(report.total().reliability().expectedCalibrationError()));
        String more = report.hasReferenceChange() ? "" : " " + words.of(Sentence.CALIBRATION_WITHOUT_CHANGE);
        page.element("p", caption + more, "class", "note").close();
    }

    private static void plot(Markup page, Map<String, Drawing> plots, String name, Drawing drawing, String says) {
        String id = "plot-" + name.toLowerCase(Locale.ROOT);
        plots.put(id, drawing);
        page.open("div", "class", "plot");
        drawing.writeTo(page, id, says);
        page.close();
    }

    private void writeMethod(Markup page, Wording words) {
        page.open("div", "class", "whole").element("h2", words.of(Label.METHOD)).open("ul");
        page.element("li", words.of(Sentence.METHOD_PIXELS));
        page.element("li", words.of(Sentence.METHOD_OBJECTS));
        page.element(
                "li",
                words.of(Sentence.METHOD_BOUNDARY, Wording.plain(report.terms().boundaryToleranceMetres())));
        page.element(
                "li",
                words.of(
                        Sentence.METHOD_INTERVALS,
                        ClusterBootstrap.STANDARD.resamples(),
                        ClusterBootstrap.STANDARD.seed(),
                        ClusterBootstrap.SMALLEST_SAMPLE));
        page.element("li", words.of(Sentence.METHOD_FILES)).close().close();
    }
}
