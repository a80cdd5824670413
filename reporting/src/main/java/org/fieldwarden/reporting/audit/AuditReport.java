package org.fieldwarden.reporting.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * The audit of a model bundle on labelled pairs, in total and pair by pair. The F1 of the change class comes first,
 * because overall accuracy says little where hardly anything changes. Totals add counts; they are no mean of ratios.
 *
 * @param gsd GSD at which the pairs were judged
 */
public record AuditReport(String modelBundleHash, GroundSamplingDistance gsd, List<PairAudit> pairs) {

    /** Ratios are written with this many decimals. */
    private static final double RATIO_STEPS = 1e6;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public AuditReport {
        pairs = pairs.stream().sorted(Comparator.comparing(PairAudit::name)).toList();
    }

    /** Counts of all pairs together. */
    public PairAudit total() {
        return pairs.stream()
                .reduce(
                        new PairAudit("total", ConfusionMatrix.EMPTY, ObjectScore.EMPTY, ObjectScore.EMPTY),
                        (sum, pair) -> new PairAudit(
                                sum.name(),
                                sum.pixels().merge(pair.pixels()),
                                sum.objectsAtIou().merge(pair.objectsAtIou()),
                                sum.objectsAtAnyOverlap().merge(pair.objectsAtAnyOverlap())));
    }

    /** Writes {@code audit.json}; equal reports give equal bytes. */
    public void write(Path target) {
        try {
            WholeFile.writeText(target, JSON.writeValueAsString(toJson()) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
    }

    /** The report as a JSON tree; a ratio that is undefined is null there. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "f1", total().pixels().f1());
        json.put("pairCount", pairs.size());
        json.put("modelBundleHash", modelBundleHash);
        json.put("gsdMetres", gsd.metres());
        json.set("total", json(total()));
        ArrayNode list = json.putArray("pairs");
        for (PairAudit pair : pairs) {
            ObjectNode one = JsonNodeFactory.instance.objectNode();
            one.put("name", pair.name());
            one.setAll(json(pair));
            list.add(one);
        }
        return json;
    }

    private static ObjectNode json(PairAudit audit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ConfusionMatrix pixels = audit.pixels();
        put(json, "f1", pixels.f1());
        ObjectNode counts = json.putObject("pixels");
        put(counts, "precision", pixels.precision());
        put(counts, "recall", pixels.recall());
        put(counts, "iou", pixels.iou());
        put(counts, "overallAccuracy", pixels.overallAccuracy());
        counts.put("truePositives", pixels.truePositives());
        counts.put("falsePositives", pixels.falsePositives());
        counts.put("falseNegatives", pixels.falseNegatives());
        counts.put("trueNegatives", pixels.trueNegatives());
        json.set("objectsAtIou50", json(audit.objectsAtIou()));
        json.set("objectsAtAnyOverlap", json(audit.objectsAtAnyOverlap()));
        return json;
    }

    private static ObjectNode json(ObjectScore score) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "f1", score.f1());
        put(json, "precision", score.precision());
        put(json, "recall", score.recall());
        json.put("reference", score.reference());
        json.put("found", score.found());
        json.put("missed", score.missed());
        json.put("predicted", score.predicted());
        json.put("correct", score.correct());
        json.put("false", score.falseDetections());
        return json;
    }

    private static void put(ObjectNode json, String name, OptionalDouble ratio) {
        if (ratio.isPresent()) {
            json.put(name, Math.round(ratio.getAsDouble() * RATIO_STEPS) / RATIO_STEPS);
        } else {
            json.putNull(name);
        }
    }
}
