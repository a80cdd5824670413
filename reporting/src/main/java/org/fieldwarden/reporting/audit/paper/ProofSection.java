package org.fieldwarden.reporting.audit.paper;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.ClassScope;
import org.fieldwarden.reporting.audit.ClopperPearson;
import org.fieldwarden.reporting.audit.ClusterBootstrap;
import org.fieldwarden.reporting.audit.Figure;
import org.fieldwarden.reporting.audit.ObjectScore;
import org.fieldwarden.reporting.paper.Markup;

/** In words, what may be claimed on the ground of this sample, and what may not. */
final class ProofSection {

    private static final double M2_PER_KM2 = 1e6;

    private final AuditReport report;
    private final Wording words;

    ProofSection(AuditReport report, Wording words) {
        this.report = report;
        this.words = words;
    }

    void write(Markup page) {
        page.element("h2", words.of(Label.PROOF));
        list(page, Label.CAN, shown());
        list(page, Label.CANNOT, open());
    }

    private void list(Markup page, Label name, List<String> sentences) {
        page.open("div", "class", "proof").element("h3", words.of(name)).open("ul");
        sentences.forEach(sentence -> page.element("li", sentence));
        page.close().close();
    }

    private List<String> shown() {
        List<String> sentences = new ArrayList<>();
        String pairs = Wording.count(report.pairs().size());
        report.interval(Figure.F1)
                .ifPresentOrElse(
                        interval -> sentences.add(words.of(Sentence.CAN_INTERVAL, Wording.range(interval, 4), pairs)),
                        () -> sentences.addAll(onlyThese(pairs)));
        ObjectScore objects = report.total().objects().atAnyOverlap().total();
        report.provenPrecision()
                .ifPresent(share -> sentences.add(words.of(
                        Sentence.CAN_PRECISION,
                        Wording.count(objects.predicted()),
                        Wording.count(objects.correct()),
                        Wording.provenPercent(share))));
        if (objects.reference() > 0) {
            sentences.add(words.of(
                    Sentence.CAN_RECALL,
                    Wording.count(objects.reference()),
                    Wording.count(objects.found()),
                    Wording.provenPercent(new ClopperPearson(objects.found(), objects.reference()).lowerBound())));
        }
        if (report.figure(Figure.FALSE_AREA).isPresent()) {
            sentences.add(words.of(
                    Sentence.CAN_FALSE_AREA,
                    Wording.decimals(report.figure(Figure.FALSE_AREA).getAsDouble() * M2_PER_KM2, 1),
                    Wording.decimals(report.falseObjectsPerTenHectares().orElse(0), 1)));
        }
        return sentences;
    }

    /** A large sample may lack an interval too: where F1 is undefined in too many resamples. */
    private List<String> onlyThese(String pairs) {
        return report.pairs().size() >= ClusterBootstrap.SMALLEST_SAMPLE
                ? List.of()
                : List.of(words.of(Sentence.CAN_ONLY_THESE, ClusterBootstrap.SMALLEST_SAMPLE, pairs));
    }

    private List<String> open() {
        List<String> sentences = new ArrayList<>();
        int places = report.places().size();
        sentences.add(
                places == 1
                        ? words.of(Sentence.CANNOT_ONE_PLACE)
                        : words.of(Sentence.CANNOT_OTHER_PLACES, Wording.count(places)));
        if (places < report.pairs().size() && report.interval(Figure.F1).isPresent()) {
            sentences.add(words.of(Sentence.CANNOT_DEPENDENT));
        }
        if (!report.hasReferenceChange()) {
            sentences.add(words.of(Sentence.CANNOT_RECALL));
        }
        if (report.terms().classes() == ClassScope.BUILDING) {
            sentences.add(words.of(Sentence.CANNOT_OTHER_CLASSES));
        }
        sentences.add(words.of(
                Sentence.CANNOT_SMALL,
                Wording.plain(report.terms().minimumMappingUnit().value())));
        sentences.add(words.of(Sentence.CANNOT_REFERENCE));
        sentences.add(words.of(Sentence.CANNOT_MAP));
        return sentences;
    }
}
