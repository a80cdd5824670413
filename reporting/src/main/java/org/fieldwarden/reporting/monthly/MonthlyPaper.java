package org.fieldwarden.reporting.monthly;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fieldwarden.reporting.paper.Drawing;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.Markup;
import org.fieldwarden.reporting.paper.PaperContent;
import org.fieldwarden.reporting.paper.PaperHead;
import org.fieldwarden.reporting.paper.PaperPrinter;

/** The month's report (通报) as a PDF that can be filed: figures, map, plots, tables, list. */
public final class MonthlyPaper {

    private static final double PAGE_WIDTH_MM = 176;
    private static final double MAP_HEIGHT_MM = 130;

    private final MonthlyReport report;
    private final List<MonthMap> maps;
    private final LocalDate madeOn;

    /**
     * The paper of a report.
     *
     * @param maps of the month's comparisons; none where no imagery is at hand
     * @param madeOn printed as the day of the report
     */
    public MonthlyPaper(MonthlyReport report, List<MonthMap> maps, LocalDate madeOn) {
        this.report = report;
        this.maps = List.copyOf(maps);
        this.madeOn = madeOn;
    }

    /**
     * Prints it, replacing what was there.
     *
     * @return the language in which it could be printed
     */
    public Language write(Path pdf, Language wanted, PaperPrinter printer) {
        return printer.print(pdf, wanted, Say.letters() + report.county(), this::in);
    }

    /** The paper in a language; the same report of one day gives the same text. */
    PaperContent in(Language language) {
        Words words = new Words(language);
        Map<String, Drawing> plots = new LinkedHashMap<>();
        Markup page = new Markup();
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", language.tag());
        String title = words.of(Say.TITLE) + " · " + words.month(report.month());
        new PaperHead(title, words.of(Say.TITLE), (report.county() + " " + words.month(report.month())).strip())
                .write(page, language);
        page.open("body").element("h1", report.county() + (words.isChinese() ? "" : " ") + title);
        page.element("p", words.of(Say.LEADS_ONLY), "class", "remark");
        writeSubject(page, words);
        MonthlyTables tables = new MonthlyTables(report, words);
        tables.writeHeadline(page);
        writePlots(page, words, plots);
        writeMaps(page, words);
        tables.writeTownships(page);
        CaseTables cases = new CaseTables(report, words);
        cases.writeProgress(page);
        cases.writeRedLine(page);
        cases.writeFollowed(page);
        cases.writeChecked(page);
        tables.writeGround(page);
        tables.writeList(page);
        page.close().close();
        return new PaperContent(
                "<!DOCTYPE html>\n" + page, plots, madeOn.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private void writeSubject(Markup page, Words words) {
        page.open("table", "class", "subject").open("tbody");
        row(page, words.of(Say.COUNTY), report.county().isEmpty() ? words.of(Say.UNKNOWN) : report.county());
        row(page, words.of(Say.MONTH), words.month(report.month()));
        String flights = report.ground().stream()
                .map(one -> words.date(one.comparison().baseline().flownOn()) + " → "
                        + words.date(one.comparison().current().flownOn()))
                .distinct()
                .collect(Collectors.joining(words.isChinese() ? "；" : "; "));
        row(page, words.of(Say.FLIGHTS), flights);
        row(page, words.of(Say.COMPARED), words.of(Say.MU, words.mu(report.compared())));
        row(page, words.of(Say.MADE), madeOn.toString());
        page.close().close();
    }

    private static void row(Markup page, String name, String value) {
        page.open("tr").element("th", name).element("td", value).close();
    }

    private void writePlots(Markup page, Words words, Map<String, Drawing> plots) {
        MonthlyPlots drawings = new MonthlyPlots(report, words);
        if (!report.leads().isEmpty()) {
            page.open("div", "class", "whole").element("h2", words.of(Say.KINDS));
            plot(page, plots, "plot-kinds", drawings.kinds(), words.of(Say.KINDS));
            page.close();
        }
        page.open("div", "class", "whole").element("h2", words.of(Say.TREND));
        plot(page, plots, "plot-trend", drawings.trend(), words.of(Say.TREND));
        page.element("p", words.of(Say.TREND_CAPTION), "class", "note").close();
    }

    private static void plot(Markup page, Map<String, Drawing> plots, String id, Drawing drawing, String says) {
        plots.put(id, drawing);
        page.open("div", "class", "plot");
        drawing.writeTo(page, id, says);
        page.close();
    }

    private void writeMaps(Markup page, Words words) {
        if (maps.isEmpty()) {
            page.element("h2", words.of(Say.MAPS)).element("p", words.of(Say.NO_MAPS));
            return;
        }
        for (int index = 0; index < maps.size(); index++) {
            MonthMap map = maps.get(index);
            page.open("div", "class", "whole");
            if (index == 0) {
                page.element("h2", words.of(Say.MAPS));
            }
            String caption = words.of(
                    Say.MAP_CAPTION,
                    words.date(map.current().flownOn()),
                    words.date(map.baseline().flownOn()));
            page.empty(
                    "img",
                    "src",
                    map.picture().address(),
                    "alt",
                    caption,
                    "style",
                    map.picture().sizeWithin(PAGE_WIDTH_MM, MAP_HEIGHT_MM));
            page.element("p", caption, "class", "note").close();
        }
    }
}
