package org.fieldwarden.reporting.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The audit of a model on labelled pairs, in total and pair by pair. The F1 of the change class comes first, because
 * overall accuracy says little where hardly anything changes. Totals add counts; they are no mean of ratios.
 *
 * @param set which pairs these are
 * @param pairs by name
 */
public record AuditReport(String set, AuditedModel model, AuditTerms terms, List<PairAudit> pairs) {

    private static final double M2_OF_TEN_HECTARES = 100_000;

    public AuditReport {
        pairs = pairs.stream().sorted(Comparator.comparing(PairAudit::name)).toList();
    }

    /** Counts of all pairs together. */
    public PairAudit total() {
        return sum("total", pairs);
    }

    /** The figure over all pairs together. */
    public OptionalDouble figure(Figure figure) {
        return figure.of(pairs);
    }

    /** The figure's 95 % interval by {@link ClusterBootstrap#STANDARD}; none below 8 pairs, or where it is ill defined. */
    public Optional<Interval> interval(Figure figure) {
        return figure.interval(pairs, ClusterBootstrap.STANDARD);
    }

    /** The places by name. */
    public List<PlaceAudit> places() {
        Map<String, List<PairAudit>> byPlace =
                pairs.stream().collect(Collectors.groupingBy(PairAudit::place, TreeMap::new, Collectors.toList()));
        return byPlace.entrySet().stream()
                .map(place ->
                        new PlaceAudit(place.getKey(), place.getValue().size(), sum(place.getKey(), place.getValue())))
                .toList();
    }

    /** The pairs with the largest share of wrongly judged pixels, worst first; pairs without an error are left out. */
    public List<PairAudit> worst(int count) {
        return pairs.stream()
                .filter(pair -> pair.pixels().wrongShare().orElse(0) > 0)
                .sorted(Comparator.comparingDouble(
                                (PairAudit pair) -> pair.pixels().wrongShare().orElse(0))
                        .reversed()
                        .thenComparing(PairAudit::name))
                .limit(count)
                .toList();
    }

    /** Detections that meet no reference object, for each 10 hectares of ground. */
    public OptionalDouble falseObjectsPerTenHectares() {
        PairAudit total = total();
        double groundM2 = total.pixels().all().total() * terms.pixelM2();
        return groundM2 == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        total.objects().atAnyOverlap().total().falseDetections() * M2_OF_TEN_HECTARES / groundM2);
    }

    /**
     * The share of right detections that the sample proves at one-sided 95 %, as if its detections were independent; none
     * without detections. A detection is right where it meets a reference object.
     */
    public OptionalDouble provenPrecision() {
        ObjectScore objects = total().objects().atAnyOverlap().total();
        return objects.predicted() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(new ClopperPearson(objects.correct(), objects.predicted()).lowerBound());
    }

    /** Whether the reference knows any change in these pairs. */
    public boolean hasReferenceChange() {
        return pairs.stream().anyMatch(PairAudit::hasReferenceChange);
    }

    /** Writes {@code audit.json}; equal reports give equal bytes. */
    public void write(Path target) {
        AuditJson.write(toJson(), target);
    }

    /** The report as a JSON tree; a ratio that is undefined is null there. */
    public ObjectNode toJson() {
        return AuditJson.report(this);
    }

    private static PairAudit sum(String name, List<PairAudit> pairs) {
        return pairs.stream().reduce(PairAudit.empty(name, name), PairAudit::merge);
    }
}
