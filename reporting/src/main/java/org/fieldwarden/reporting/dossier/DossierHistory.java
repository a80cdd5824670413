package org.fieldwarden.reporting.dossier;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.fieldwarden.reporting.casework.CaseEntry;
import org.fieldwarden.reporting.identity.LaterFlight;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.Markup;
import org.fieldwarden.reporting.paper.Table;

/** What later flights show of a lead, and what people have done with it. Times are those of Beijing. */
final class DossierHistory {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final Dossier dossier;
    private final Language language;

    DossierHistory(Dossier dossier, Language language) {
        this.dossier = dossier;
        this.language = language;
    }

    void writeLater(Markup page) {
        page.open("div", "class", "whole").element("h2", Label.LATER.in(language));
        if (dossier.later().isEmpty()) {
            page.element("p", Label.NO_LATER.in(language)).close();
            return;
        }
        Table table = Table.openListing(
                page,
                List.of(
                        Label.BASELINE.in(language) + " → " + Label.CURRENT.in(language),
                        Label.LATER.in(language),
                        Label.AREA.in(language)));
        for (LaterFlight later : dossier.later()) {
            table.row(
                    DossierPaper.date(language, later.baseline().flownOn()) + " → "
                            + DossierPaper.date(language, later.current().flownOn()),
                    outcome(later.outcome()),
                    later.change()
                            .map(change -> String.format(
                                    Locale.ROOT,
                                    language == Language.CHINESE ? "%.2f 亩" : "%.2f mu",
                                    change.area().mu()))
                            .orElse(""));
        }
        table.close();
        if (dossier.later().stream().anyMatch(later -> later.outcome().proposesRemoval())) {
            page.element("p", Label.PROPOSAL.in(language), "class", "remark");
        }
        page.close();
    }

    private String outcome(LaterFlight.Outcome outcome) {
        return language == Language.CHINESE
                ? outcome.chinese()
                : outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void writeSteps(Markup page) {
        page.open("div", "class", "whole").element("h2", Label.STEPS.in(language));
        if (dossier.steps().isEmpty()) {
            page.element("p", Label.NO_STEPS.in(language)).close();
            return;
        }
        page.open("ul");
        dossier.steps().forEach(step -> page.element("li", words(step)));
        page.close().close();
    }

    private String words(CaseEntry step) {
        boolean chinese = language == Language.CHINESE;
        String done = chinese
                ? step.action().chinese() + " → " + step.after().state().chinese()
                : step.action().english() + " → " + step.after().state().english();
        String verdict = step.after()
                .verdict()
                .map(signed -> " " + (chinese ? signed.words() : signed.englishWords()))
                .orElse("");
        return TIME.format(step.signed().when()) + "  " + done + verdict + "  "
                + step.signed().who().name() + (chinese ? "：" : ": ")
                + step.signed().why();
    }
}
