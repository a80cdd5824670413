package org.fieldwarden.reporting.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * An audit on pairs that were judged as a whole: how much is reported where nothing changed, and how often something is
 * where something did. Ground that was not judged counts neither as right nor as wrong; a changed pair of which nothing
 * was judged counts as not flagged.
 *
 * @param set name of the set
 * @param outcomes one for each pair; those judged unsure count nowhere
 */
public record JudgedReport(String set, AuditedModel model, AuditTerms terms, List<JudgedOutcome> outcomes) {

    private static final double M2_OF_TEN_HECTARES = 100_000;

    public JudgedReport {
        outcomes = List.copyOf(outcomes);
    }

    /** The pairs that were judged so. */
    public List<JudgedOutcome> judged(Judgement judgement) {
        return outcomes.stream()
                .filter(outcome -> outcome.judgement() == judgement)
                .toList();
    }

    /** Polygons reported on ten hectares of unchanged, observed ground; all of them are false. */
    public OptionalDouble falsePolygonsPerTenHectares() {
        return falsePolygonsPerTenHectares(judged(Judgement.UNCHANGED));
    }

    /** Its 95 % interval over places like these. */
    public Optional<Interval> falsePolygonsInterval() {
        return interval(JudgedReport::falsePolygonsPerTenHectares);
    }

    /** Reported area over unchanged, observed ground, 0 to 1. */
    public OptionalDouble falseAreaShare() {
        return falseAreaShare(judged(Judgement.UNCHANGED));
    }

    /** Its 95 % interval over places like these. */
    public Optional<Interval> falseAreaInterval() {
        return interval(JudgedReport::falseAreaShare);
    }

    /** Pairs so judged in which at least one polygon is reported. */
    public long flagged(Judgement judgement) {
        return judged(judgement).stream().filter(JudgedOutcome::flagged).count();
    }

    /** What the flagged pairs among those so judged prove, as if pairs were independent; none where there are none. */
    public Optional<ClopperPearson> flaggedOf(Judgement judgement) {
        int pairs = judged(judgement).size();
        return pairs == 0 ? Optional.empty() : Optional.of(new ClopperPearson(flagged(judgement), pairs));
    }

    /** Share of the ground of all judged pairs that was not observed. */
    public OptionalDouble unobservedShare() {
        List<JudgedOutcome> judged = outcomes.stream()
                .filter(outcome -> outcome.judgement() != Judgement.UNSURE)
                .toList();
        return ratio(judged, JudgedOutcome::unobservedM2, JudgedOutcome::groundM2);
    }

    /** Writes the report as JSON. */
    public void write(Path file) {
        AuditJson.write(JudgedJson.report(this), file);
    }

    private Optional<Interval> interval(Function<List<JudgedOutcome>, OptionalDouble> figure) {
        Map<String, List<JudgedOutcome>> places = judged(Judgement.UNCHANGED).stream()
                .collect(Collectors.groupingBy(JudgedOutcome::place, TreeMap::new, Collectors.toList()));
        return ClusterBootstrap.STANDARD.interval(
                List.copyOf(places.values()),
                drawn -> figure.apply(drawn.stream().flatMap(List::stream).toList()));
    }

    private static OptionalDouble falsePolygonsPerTenHectares(List<JudgedOutcome> unchanged) {
        return ratio(unchanged, outcome -> outcome.polygons() * M2_OF_TEN_HECTARES, JudgedOutcome::observedM2);
    }

    private static OptionalDouble falseAreaShare(List<JudgedOutcome> unchanged) {
        return ratio(unchanged, JudgedOutcome::flaggedM2, JudgedOutcome::observedM2);
    }

    private static OptionalDouble ratio(
            List<JudgedOutcome> outcomes,
            ToDoubleFunction<JudgedOutcome> above,
            ToDoubleFunction<JudgedOutcome> below) {
        double sum = outcomes.stream().mapToDouble(below).sum();
        return sum == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(outcomes.stream().mapToDouble(above).sum() / sum);
    }
}
