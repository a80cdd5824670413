package org.fieldwarden.reporting.monthly;

import java.util.Comparator;
import java.util.List;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.casework.CaseSums;
import org.fieldwarden.reporting.casework.CaseSums.Sum;
import org.fieldwarden.reporting.identity.SightingKind;
import org.fieldwarden.reporting.list.MonthlyList.Township;
import org.fieldwarden.reporting.paper.Markup;
import org.fieldwarden.reporting.paper.Table;
import org.fieldwarden.reporting.register.NumberedChange;

/** The tables of what people have done, and of what became of leads seen before. */
final class CaseTables {

    private static final String LIMIT_SHARE = "15%";
    private static final String LIMIT_MU = "100";

    private final MonthlyReport report;
    private final Words words;

    CaseTables(MonthlyReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    private record Progress(String township, CaseSums sums) {

        double rate() {
            double total = sums.total().extent().area().value();
            return total == 0 ? 1 : sums.rectified().extent().area().value() / total;
        }
    }

    /** Townships with cases to rectify, the best first. */
    void writeProgress(Markup page) {
        page.open("div", "class", "whole").element("h2", words.of(Say.PROGRESS));
        List<Progress> townships = report.toDate().townships().stream()
                .map(township -> new Progress(township.name(), CaseSums.of(cases(township))))
                .filter(progress -> progress.sums().total().count() > 0)
                .sorted(Comparator.comparing(Progress::rate).reversed().thenComparing(Progress::township))
                .toList();
        if (townships.isEmpty()) {
            page.element("p", words.of(Say.NO_CASES)).close();
            return;
        }
        Table table = Table.openWhole(
                page,
                List.of(
                        words.of(Say.TOWNSHIP),
                        words.of(Say.TO_RECTIFY),
                        words.of(Say.RECTIFIED),
                        words.of(Say.REMAINING),
                        words.of(Say.RATE),
                        words.of(Say.RANK)));
        for (Progress one : townships) {
            long rank = 1
                    + townships.stream()
                            .filter(other -> other.rate() > one.rate())
                            .count();
            table.row(one.township(), cells(one, String.valueOf(rank)));
        }
        table.total(words.of(Say.SUM), cells(new Progress("", CaseSums.of(report.cases())), ""))
                .close();
        page.close();
    }

    private List<CaseFile> cases(Township township) {
        return township.leads().stream()
                .flatMap(lead -> report.standing().caseOf(lead.change().id()).stream())
                .toList();
    }

    private String[] cells(Progress progress, String rank) {
        return new String[] {
            cell(progress.sums().total()),
            cell(progress.sums().rectified()),
            cell(progress.sums().remaining()),
            words.percent(progress.rate()),
            rank
        };
    }

    private String cell(Sum sum) {
        return sum.count() + " / " + words.of(Say.MU, words.mu(sum.extent().area()));
    }

    /** The year's two figures, with and without what is suspected, and what they may come to. */
    void writeRedLine(Markup page) {
        List<MonthTotals> year = report.year();
        SquareMetres built = sum(year.stream().map(MonthTotals::construction).toList());
        SquareMetres decided = sum(year.stream().map(MonthTotals::decided).toList());
        SquareMetres upper =
                decided.plus(sum(year.stream().map(MonthTotals::pending).toList()));
        page.open("div", "class", "whole").element("h2", words.of(Say.RED_LINE));
        Table table = Table.openWhole(page, List.of(words.of(Say.FIGURE), words.of(Say.VALUE), words.of(Say.LIMIT)));
        table.row(words.of(Say.BUILT), words.mu(built), "")
                .row(words.of(Say.DECIDED_SHARE), share(decided, built), LIMIT_SHARE)
                .row(words.of(Say.UPPER_SHARE), share(upper, built), LIMIT_SHARE)
                .row(words.of(Say.DECIDED), words.mu(decided), LIMIT_MU)
                .row(words.of(Say.UPPER), words.mu(upper), LIMIT_MU)
                .row(words.of(Say.GROWN_FARMLAND), words.mu(report.grownFarmland()), "")
                .row(words.of(Say.FORECAST), forecast(), LIMIT_MU)
                .close();
        page.element("p", words.of(Say.FORECAST_TERMS, report.unknownFarmland(), report.undated()), "class", "note")
                .close();
    }

    private static SquareMetres sum(List<SquareMetres> parts) {
        return parts.stream().reduce(SquareMetres.ZERO, SquareMetres::plus);
    }

    private String share(SquareMetres part, SquareMetres whole) {
        return whole.value() == 0 ? words.of(Say.UNKNOWN) : words.percent(part.value() / whole.value());
    }

    private String forecast() {
        return report.forecast(month -> month.decided().plus(month.pending()))
                .map(one -> words.of(
                        Say.INTERVAL, words.number(one.mu()), words.number(one.low()), words.number(one.high())))
                .orElseGet(() -> words.of(Say.NO_FORECAST, RedLineForecast.FEWEST_MONTHS));
    }

    /** What the month's flights say of leads seen before. */
    void writeFollowed(Markup page) {
        page.open("div", "class", "whole").element("h2", words.of(Say.FOLLOWED));
        List<NumberedChange> followed = report.followedByWeight();
        if (followed.isEmpty()) {
            page.element("p", words.of(Say.NO_FOLLOWED)).close();
            return;
        }
        page.element("p", words.of(Say.PROPOSAL_ONLY), "class", "note");
        Table table = Table.openListing(
                page,
                List.of(
                        words.of(Say.NUMBER),
                        words.of(Say.VILLAGE),
                        words.of(Say.SIGHTING),
                        words.of(Say.AREA),
                        words.of(Say.STATE)));
        for (NumberedChange change : followed) {
            PlacedLead place = PlacedLead.of(change, report.standing());
            SightingKind kind = report.standing()
                    .sightingOf(change.change().id())
                    .orElseThrow()
                    .kind();
            table.row(
                    change.number(),
                    (place.township() + " " + place.village()).strip(),
                    words.isChinese() ? kind.chinese() : kind.code().replace('-', ' '),
                    words.mu(change.change().area()),
                    words.state(report.standing().stateOf(change.change().id())));
        }
        table.close();
        page.close();
    }

    /** How many leads turned out to be changes. */
    void writeChecked(Markup page) {
        CheckedLeads checked = CheckedLeads.of(report.cases());
        page.open("div", "class", "whole").element("h2", words.of(Say.CHECKED));
        if (checked.checked() == 0) {
            page.element("p", words.of(Say.NONE_CHECKED)).close();
            return;
        }
        page.element(
                        "p",
                        words.of(
                                Say.CHECKED_TEXT,
                                checked.checked(),
                                checked.confirmed(),
                                words.percent(checked.share().orElseThrow()),
                                words.percent(checked.atLeast().orElseThrow())))
                .close();
    }
}
