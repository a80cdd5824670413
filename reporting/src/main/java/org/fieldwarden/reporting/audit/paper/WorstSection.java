package org.fieldwarden.reporting.audit.paper;

import java.util.List;
import java.util.Locale;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.ConfusionMatrix;
import org.fieldwarden.reporting.audit.PairAudit;
import org.fieldwarden.reporting.audit.PairPictures;
import org.fieldwarden.reporting.audit.PixelAudit;
import org.fieldwarden.reporting.paper.Markup;

/** The pairs with the most errors, to look at. */
final class WorstSection {

    private static final double PICTURE_MM = 56;

    private final AuditReport report;
    private final List<WorstPair> pairs;
    private final Wording words;

    WorstSection(AuditReport report, List<WorstPair> pairs, Wording words) {
        this.report = report;
        this.pairs = pairs;
        this.words = words;
    }

    void write(Markup page) {
        page.open("div", "class", "worst").element("h2", words.of(Label.WORST));
        if (pairs.isEmpty()) {
            page.element("p", words.of(Sentence.NO_WORST)).close();
            return;
        }
        int wrong = report.worst(report.pairs().size()).size();
        page.element("p", words.of(Sentence.WORST_CAPTION, Wording.count(pairs.size()), Wording.count(wrong)));
        legend(page);
        page.close();
        for (int rank = 1; rank <= pairs.size(); rank++) {
            pair(page, rank, pairs.get(rank - 1));
        }
    }

    private void legend(Markup page) {
        page.open("p", "class", "legend");
        key(page, PairPictures.TRUE_POSITIVE_RGB, Label.HIT_AREA);
        key(page, PairPictures.FALSE_POSITIVE_RGB, Label.FALSE_LEGEND);
        key(page, PairPictures.FALSE_NEGATIVE_RGB, Label.MISSED_LEGEND);
        key(page, PairPictures.UNOBSERVED_RGB, Label.NOT_JUDGED);
        key(page, PairPictures.TRUE_NEGATIVE_RGB, Label.RIGHTLY_NONE);
        page.close();
    }

    private void key(Markup page, int rgb, Label label) {
        String colour = String.format(Locale.ROOT, "background-color: #%06x", rgb);
        page.open("span", "class", "key")
                .element("span", "\u00A0", "class", "swatch", "style", colour)
                .text(" " + words.of(label))
                .close();
    }

    private void pair(Markup page, int rank, WorstPair pair) {
        PairAudit audit = pair.audit();
        page.open("div", "class", "pair").open("h3").text(rank + ". " + audit.name());
        if (!audit.place().equals(audit.name())) {
            page.element("span", " " + audit.place(), "class", "place");
        }
        page.close();
        page.open("table", "class", "pictures").open("tbody").open("tr");
        picture(page, pair, pair.pictures().baseline(), Label.BASELINE);
        picture(page, pair, pair.pictures().current(), Label.CURRENT);
        picture(page, pair, pair.pictures().comparison(), Label.COMPARISON);
        page.close().close().close();
        page.element("p", figures(audit.pixels()), "class", "pairfigures").close();
    }

    private void picture(Markup page, WorstPair pair, String address, Label name) {
        String size = String.format(
                Locale.ROOT,
                "width: %.2fmm; height: %.2fmm",
                PICTURE_MM * pair.widthShare(),
                PICTURE_MM * pair.heightShare());
        String says = pair.audit().name() + ": " + words.of(name);
        page.open("td")
                .empty("img", "src", address, "alt", says, "style", size)
                .element("div", words.of(name), "class", "caption")
                .close();
    }

    private String figures(PixelAudit pixels) {
        ConfusionMatrix all = pixels.all();
        double pixelM2 = report.terms().gsd().metres() * report.terms().gsd().metres();
        return String.join(
                " · ",
                words.of(Label.WRONG_SHARE) + " " + Wording.percent(pixels.wrongShare()),
                "F1 " + Wording.ratio(all.f1()),
                words.of(Label.PRECISION) + " " + Wording.ratio(all.precision()),
                words.of(Label.RECALL) + " " + Wording.ratio(all.recall()),
                words.of(
                        Sentence.WORST_AREAS,
                        words.area(all.falsePositives() * pixelM2),
                        words.area(all.falseNegatives() * pixelM2)),
                words.of(Label.NOT_JUDGED) + " " + Wording.percent(pixels.unobservedShare()));
    }
}
