package org.fieldwarden.reporting.audit.paper;

import java.util.List;
import java.util.stream.Stream;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.ClusterBootstrap;
import org.fieldwarden.reporting.audit.ConfusionMatrix;
import org.fieldwarden.reporting.audit.Figure;
import org.fieldwarden.reporting.audit.ObjectScore;
import org.fieldwarden.reporting.audit.PairAudit;
import org.fieldwarden.reporting.audit.PlaceAudit;
import org.fieldwarden.reporting.audit.ScoresBy;
import org.fieldwarden.reporting.audit.SizeBin;
import org.fieldwarden.reporting.paper.Markup;
import org.fieldwarden.reporting.paper.Table;

/** The tables by size, by kind of change and by place. */
final class CountSection {

    private final AuditReport report;
    private final Wording words;
    private final PairAudit total;

    CountSection(AuditReport report, Wording words) {
        this.report = report;
        this.words = words;
        this.total = report.total();
    }

    void writeSizes(Markup page) {
        page.element("h2", words.of(Label.OBJECTS));
        sizes(page, Label.AT_IOU, total.objects().atIou());
        sizes(page, Label.AT_OVERLAP, total.objects().atAnyOverlap());
    }

    private void sizes(Markup page, Label rule, ScoresBy<SizeBin> objects) {
        page.open("div", "class", "whole").element("h3", words.of(rule));
        Table table = Table.openWhole(
                page,
                heads(
                        Label.SIZE,
                        Label.REFERENCE,
                        Label.FOUND,
                        Label.MISSED,
                        Label.RECALL,
                        Label.PREDICTED,
                        Label.FALSE,
                        Label.PRECISION));
        for (SizeBin bin : SizeBin.values()) {
            table.row(words.bin(bin), objects(objects.of(bin)));
        }
        table.total(words.of(Label.TOTAL), objects(objects.total())).close();
        page.close();
    }

    private static String[] objects(ObjectScore score) {
        return new String[] {
            Wording.count(score.reference()),
            Wording.count(score.found()),
            Wording.count(score.missed()),
            Wording.percent(score.recall()),
            Wording.count(score.predicted()),
            Wording.count(score.falseDetections()),
            Wording.percent(score.precision())
        };
    }

    void writeKinds(Markup page) {
        ScoresBy<ChangeKind> kinds = total.pixels().kinds();
        page.open("div", "class", "whole").element("h2", words.of(Label.KINDS));
        if (kinds.groups().isEmpty()) {
            page.element("p", words.of(Sentence.NO_KINDS)).close();
            return;
        }
        boolean referenceTells = kinds.total().reference() > 0;
        Table table = Table.openWhole(
                page,
                heads(
                        Label.KIND,
                        Label.PREDICTED_PIXELS,
                        Label.CORRECT_PIXELS,
                        Label.PRECISION,
                        Label.REFERENCE_PIXELS,
                        Label.FOUND_PIXELS,
                        Label.RECALL));
        kinds.groups().forEach((kind, score) -> table.row(words.kind(kind), pixels(score, referenceTells)));
        table.close();
        page.element(
                        "p",
                        words.of(referenceTells ? Sentence.KIND_COUNTING : Sentence.NO_KIND_REFERENCE),
                        "class",
                        "note")
                .close();
    }

    private static String[] pixels(ObjectScore score, boolean referenceTells) {
        return new String[] {
            Wording.count(score.predicted()),
            Wording.count(score.correct()),
            Wording.percent(score.precision()),
            referenceTells ? Wording.count(score.reference()) : "–",
            referenceTells ? Wording.count(score.found()) : "–",
            Wording.percent(score.recall())
        };
    }

    void writePlaces(Markup page) {
        page.element("h2", words.of(Label.PLACES));
        Table table = Table.open(
                page,
                Stream.concat(
                                heads(Label.PLACE, Label.PAIRS).stream(),
                                Stream.of(
                                        "F1",
                                        words.of(Label.INTERVAL),
                                        words.of(Label.PRECISION),
                                        words.of(Label.RECALL),
                                        words.of(Label.UNOBSERVED)))
                        .toList());
        for (PlaceAudit place : report.places()) {
            table.row(place.place(), place(place.sum(), pairsOf(place.place())));
        }
        table.total(words.of(Label.TOTAL), place(total, report.pairs())).close();
        page.element("p", words.of(Sentence.PLACE_INTERVAL, ClusterBootstrap.SMALLEST_SAMPLE), "class", "note");
    }

    private List<PairAudit> pairsOf(String place) {
        return report.pairs().stream()
                .filter(pair -> pair.place().equals(place))
                .toList();
    }

    private static String[] place(PairAudit sum, List<PairAudit> pairs) {
        ConfusionMatrix pixels = sum.pixels().all();
        return new String[] {
            Wording.count(pairs.size()),
            Wording.ratio(pixels.f1()),
            Figure.F1
                    .interval(pairs, ClusterBootstrap.STANDARD)
                    .map(interval -> Wording.range(interval, 4))
                    .orElse("–"),
            Wording.ratio(pixels.precision()),
            Wording.ratio(pixels.recall()),
            Wording.percent(sum.pixels().unobservedShare())
        };
    }

    private List<String> heads(Label... labels) {
        return Stream.of(labels).map(words::of).toList();
    }
}
