package org.fieldwarden.reporting.monthly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.list.MonthlyList;
import org.fieldwarden.reporting.paper.Markup;
import org.fieldwarden.reporting.paper.Table;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.screening.ScreenedChange;

/** The tables of what was found in the month, and on which ground. */
final class MonthlyTables {

    private static final double CENTS = 100;

    private final MonthlyReport report;
    private final Words words;

    MonthlyTables(MonthlyReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    /** The four figures that are read first. */
    void writeHeadline(Markup page) {
        MonthTotals.Total total = MonthTotals.Total.of(report.leads());
        SquareMetres farmland = report.totals().construction();
        String unobserved = report.compared().value() == 0
                ? words.of(Say.UNKNOWN)
                : words.percent(report.unobserved().value() / report.compared().value());
        page.open("table", "class", "headline").open("tbody").open("tr");
        box(page, words.of(Say.NEW_LEADS), String.valueOf(total.count()), "");
        box(page, words.of(Say.AREA), words.mu(total.area()), "");
        box(
                page,
                words.of(Say.FARMLAND),
                report.list().isScreened() ? words.mu(farmland) : words.of(Say.NOT_SCREENED),
                "");
        box(page, words.of(Say.UNOBSERVED), unobserved, words.of(Say.NOT_UNCHANGED));
        page.close().close().close();
    }

    private static void box(Markup page, String name, String value, String remark) {
        page.open("td").element("div", name, "class", "name").element("div", value, "class", "value");
        page.element("div", remark.isEmpty() ? "\u00A0" : remark, "class", "interval")
                .close();
    }

    /** Townships by kinds: number and area; the residue where printed parts do not add up to a printed sum. */
    void writeTownships(Markup page) {
        if (report.leads().isEmpty()) {
            return;
        }
        List<ChangeKind> kinds = Arrays.stream(ChangeKind.values())
                .filter(kind ->
                        report.leads().stream().anyMatch(lead -> lead.change().kind() == kind))
                .toList();
        List<String> heads = new ArrayList<>(List.of(words.of(Say.TOWNSHIP)));
        kinds.forEach(kind -> heads.add(words.kind(kind)));
        heads.add(words.of(Say.SUM));
        page.open("div", "class", "whole")
                .element("h2", words.of(Say.TOWNSHIPS))
                .element("p", words.of(Say.COUNT) + " / " + words.of(Say.AREA), "class", "note");
        Table table = Table.openNamed(page, heads);
        for (MonthlyList.Township township : report.list().townships()) {
            table.row(township.name(), cells(township.leads(), kinds));
        }
        table.total(words.of(Say.SUM), cells(report.leads(), kinds)).close();
        double residue = residue();
        if (residue != 0) {
            page.element("p", words.of(Say.RESIDUE, words.number(residue)), "class", "note");
        }
        page.close();
    }

    private String[] cells(List<NumberedChange> leads, List<ChangeKind> kinds) {
        List<String> cells = new ArrayList<>();
        for (ChangeKind kind : kinds) {
            cells.add(cell(
                    leads.stream().filter(lead -> lead.change().kind() == kind).toList()));
        }
        cells.add(cell(leads));
        return cells.toArray(String[]::new);
    }

    private String cell(List<NumberedChange> leads) {
        MonthTotals.Total total = MonthTotals.Total.of(leads);
        return total.count() == 0 ? "–" : total.count() + " / " + words.mu(total.area());
    }

    /** Printed sum of all less the printed sums of the townships. */
    private double residue() {
        long parts = report.list().townships().stream()
                .mapToLong(township -> cents(township.leads()))
                .sum();
        return (cents(report.leads()) - parts) / CENTS;
    }

    private static long cents(List<NumberedChange> leads) {
        return Math.round(MonthTotals.Total.of(leads).area().mu() * CENTS);
    }

    /** Compared and unobserved ground of each comparison. */
    void writeGround(Markup page) {
        page.open("div", "class", "whole").element("h2", words.of(Say.GROUND));
        Table table = Table.openListing(
                page,
                List.of(
                        words.of(Say.BASELINE) + " → " + words.of(Say.CURRENT),
                        words.of(Say.COMPARED),
                        words.of(Say.UNOBSERVED),
                        words.of(Say.REASONS),
                        words.of(Say.SHARE)));
        for (ComparisonGround ground : report.ground()) {
            table.row(
                    words.date(ground.comparison().baseline().flownOn()) + " → "
                            + words.date(ground.comparison().current().flownOn()),
                    words.of(Say.MU, words.mu(ground.comparison().compared())),
                    words.of(Say.MU, words.mu(ground.unobserved())),
                    ground.reasons().entrySet().stream()
                            .map(reason -> words.of(Say.PLACES, words.reason(reason.getKey()), reason.getValue()))
                            .collect(Collectors.joining(words.isChinese() ? "，" : ", ")),
                    words.percent(ground.unobservedShare()));
        }
        table.close();
        page.close();
    }

    /** All new leads, in the order of the list. */
    void writeList(Markup page) {
        page.element("h2", words.of(Say.LIST));
        if (report.leads().isEmpty()) {
            page.element("p", words.of(Say.NO_LEADS));
            return;
        }
        Table table = Table.openListing(
                page,
                List.of(
                        words.of(Say.NUMBER),
                        words.of(Say.VILLAGE),
                        words.of(Say.KIND),
                        words.of(Say.AREA),
                        words.of(Say.FARMLAND_TAKEN),
                        words.of(Say.SUSPICION),
                        words.of(Say.STATE)));
        for (NumberedChange lead : report.leads()) {
            PlacedLead place = PlacedLead.of(lead, report.standing());
            Optional<ScreenedChange> screened =
                    report.standing().of(lead.change().id());
            table.row(
                    lead.number(),
                    (place.township() + " " + place.village()).strip(),
                    words.kind(lead.change().kind()),
                    words.mu(lead.change().area()),
                    screened.flatMap(one -> one.takings().of(LayerRole.FARMLAND))
                            .map(words::mu)
                            .orElse(""),
                    screened.map(this::findings).orElse(words.of(Say.NOT_SCREENED)),
                    words.state(report.standing().stateOf(lead.change().id())));
        }
        table.close();
    }

    /** Rules by their ids; their words stand in the workbook. */
    private String findings(ScreenedChange screened) {
        return screened.findings().stream()
                .map(finding -> finding.rule()
                        + (words.isChinese()
                                ? finding.suspicion().chinese()
                                : " " + finding.suspicion().code()))
                .collect(Collectors.joining(" "));
    }
}
