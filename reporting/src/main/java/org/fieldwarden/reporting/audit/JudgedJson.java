package org.fieldwarden.reporting.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The audit on judged pairs as {@code judged.json} holds it; what is undefined is null there. */
final class JudgedJson {

    private JudgedJson() {}

    static ObjectNode report(JudgedReport report) {
        ObjectNode json = AuditJson.object();
        json.put("set", report.set());
        json.set("model", AuditJson.model(report.model()));
        json.set("terms", AuditJson.terms(report.terms()));
        ObjectNode unchanged = json.putObject("unchanged");
        write(unchanged, report, Judgement.UNCHANGED);
        figure(
                unchanged.putObject("falsePolygonsPerTenHectares"),
                report.falsePolygonsPerTenHectares(),
                report.falsePolygonsInterval());
        figure(unchanged.putObject("falseAreaShare"), report.falseAreaShare(), report.falseAreaInterval());
        write(json.putObject("changed"), report, Judgement.CHANGED);
        json.put("unsurePairs", report.judged(Judgement.UNSURE).size());
        AuditJson.put(json, "unobservedShare", report.unobservedShare());
        ArrayNode pairs = json.putArray("pairs");
        report.outcomes().forEach(outcome -> write(pairs.addObject(), outcome));
        return json;
    }

    private static void figure(ObjectNode json, OptionalDouble value, Optional<Interval> interval) {
        AuditJson.put(json, "value", value);
        AuditJson.put(json, interval);
    }

    private static void write(ObjectNode json, JudgedReport report, Judgement judgement) {
        List<JudgedOutcome> judged = report.judged(judgement);
        json.put("pairs", judged.size());
        json.put("flaggedPairs", report.flagged(judgement));
        AuditJson.put(
                json,
                "observedM2",
                OptionalDouble.of(
                        judged.stream().mapToDouble(JudgedOutcome::observedM2).sum()));
        json.put("polygons", judged.stream().mapToLong(JudgedOutcome::polygons).sum());
        report.flaggedOf(judgement).ifPresent(sample -> {
            AuditJson.put(json, "flaggedAtLeast", OptionalDouble.of(sample.lowerBound()));
            AuditJson.put(json, "flaggedAtMost", OptionalDouble.of(sample.upperBound()));
        });
    }

    private static void write(ObjectNode json, JudgedOutcome outcome) {
        json.put("name", outcome.name());
        json.put("place", outcome.place());
        json.put("judgement", outcome.judgement().code());
        json.put("polygons", outcome.polygons());
        AuditJson.put(json, "flaggedM2", OptionalDouble.of(outcome.flaggedM2()));
        AuditJson.put(json, "groundM2", OptionalDouble.of(outcome.groundM2()));
        AuditJson.put(json, "unobservedM2", OptionalDouble.of(outcome.unobservedM2()));
    }
}
