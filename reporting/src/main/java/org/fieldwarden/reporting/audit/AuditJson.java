package org.fieldwarden.reporting.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.reporting.files.WholeFile;

/** The audit as {@code audit.json} holds it. */
final class AuditJson {

    /** Ratios are written with this many decimals. */
    private static final double RATIO_STEPS = 1e6;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AuditJson() {}

    /** Writes a tree so that a reader never sees half of it. */
    static void write(ObjectNode json, Path target) {
        try {
            WholeFile.writeText(target, JSON.writeValueAsString(json) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
    }

    static ObjectNode report(AuditReport report) {
        ObjectNode json = object();
        PairAudit total = report.total();
        put(json, "f1", report.figure(Figure.F1));
        json.put("pairCount", report.pairs().size());
        json.put("modelBundleHash", report.model().bundleHash());
        json.put("gsdMetres", report.terms().gsd().metres());
        json.put("set", report.set());
        json.set("model", model(report.model()));
        json.set("terms", terms(report.terms()));
        json.set("intervals", intervals(report));
        ObjectNode all = audit(total);
        put(all, "falseObjectsPerTenHectares", report.falseObjectsPerTenHectares());
        put(all, "provenPrecision", report.provenPrecision());
        all.set("reliability", reliability(total.reliability()));
        json.set("total", all);
        ArrayNode places = json.putArray("places");
        for (PlaceAudit place : report.places()) {
            ObjectNode one = places.addObject();
            one.put("place", place.place());
            one.put("pairCount", place.pairs());
            one.setAll(audit(place.sum()));
        }
        ArrayNode list = json.putArray("pairs");
        for (PairAudit pair : report.pairs()) {
            ObjectNode one = list.addObject();
            one.put("name", pair.name());
            one.put("place", pair.place());
            one.setAll(audit(pair));
        }
        return json;
    }

    static ObjectNode model(AuditedModel model) {
        ObjectNode json = object();
        json.put("name", model.name());
        json.put("version", model.version());
        json.put("bundleHash", model.bundleHash());
        json.put("changeThreshold", model.changeThreshold());
        json.put("seedThreshold", model.seedThreshold());
        return json;
    }

    static ObjectNode terms(AuditTerms terms) {
        ObjectNode json = object();
        json.put("gsdMetres", terms.gsd().metres());
        json.put("classes", terms.classes().code());
        json.put("boundaryToleranceMetres", terms.boundaryToleranceMetres());
        json.put("minimumMappingUnitM2", terms.minimumMappingUnit().value());
        return json;
    }

    static ObjectNode intervals(AuditReport report) {
        ObjectNode json = object();
        json.put("confidence", 0.95);
        json.put("clusters", report.pairs().size());
        json.put("smallestSample", ClusterBootstrap.SMALLEST_SAMPLE);
        json.put("resamples", ClusterBootstrap.STANDARD.resamples());
        json.put("seed", ClusterBootstrap.STANDARD.seed());
        for (Figure figure : Figure.values()) {
            ObjectNode one = json.putObject(figure.code());
            put(one, "value", report.figure(figure));
            put(one, report.interval(figure));
        }
        return json;
    }

    private static ObjectNode audit(PairAudit audit) {
        ObjectNode json = object();
        PixelAudit pixels = audit.pixels();
        put(json, "f1", pixels.all().f1());
        json.set("pixels", matrix(pixels.all()));
        json.set("observedPixels", matrix(pixels.observed()));
        put(json, "unobservedShare", pixels.unobservedShare());
        put(json, "falseAreaShare", pixels.falseShare());
        put(json, "expectedCalibrationError", audit.reliability().expectedCalibrationError());
        json.set("boundary", score(pixels.boundary()));
        json.set("objectsAtIou50", bySize(audit.objects().atIou()));
        json.set("objectsAtAnyOverlap", bySize(audit.objects().atAnyOverlap()));
        ObjectNode kinds = json.putObject("kinds");
        for (ChangeKind kind : pixels.kinds().groups().keySet()) {
            kinds.set(kind.code(), score(pixels.kinds().of(kind)));
        }
        return json;
    }

    private static ObjectNode matrix(ConfusionMatrix pixels) {
        ObjectNode json = object();
        put(json, "f1", pixels.f1());
        put(json, "precision", pixels.precision());
        put(json, "recall", pixels.recall());
        put(json, "iou", pixels.iou());
        put(json, "overallAccuracy", pixels.overallAccuracy());
        json.put("truePositives", pixels.truePositives());
        json.put("falsePositives", pixels.falsePositives());
        json.put("falseNegatives", pixels.falseNegatives());
        json.put("trueNegatives", pixels.trueNegatives());
        return json;
    }

    private static ObjectNode bySize(ScoresBy<SizeBin> objects) {
        ObjectNode json = score(objects.total());
        ObjectNode bins = json.putObject("bySizeM2");
        for (SizeBin bin : SizeBin.values()) {
            bins.set(bin.label(), score(objects.of(bin)));
        }
        return json;
    }

    private static ObjectNode score(ObjectScore score) {
        ObjectNode json = object();
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

    private static ArrayNode reliability(Reliability reliability) {
        ArrayNode bins = JsonNodeFactory.instance.arrayNode();
        for (int bin = 0; bin < Reliability.BINS; bin++) {
            ObjectNode one = bins.addObject();
            put(one, "from", OptionalDouble.of((double) bin / Reliability.BINS));
            put(one, "to", OptionalDouble.of((bin + 1.0) / Reliability.BINS));
            one.put("pixels", reliability.bins().get(bin).pixels());
            one.put("changed", reliability.bins().get(bin).changed());
            put(one, "meanScore", reliability.bins().get(bin).meanScore());
            put(one, "changedShare", reliability.bins().get(bin).changedShare());
        }
        return bins;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void put(ObjectNode json, Optional<Interval> interval) {
        put(json, "lower", interval.map(one -> OptionalDouble.of(one.lower())).orElse(OptionalDouble.empty()));
        put(json, "upper", interval.map(one -> OptionalDouble.of(one.upper())).orElse(OptionalDouble.empty()));
    }

    static void put(ObjectNode json, String name, OptionalDouble ratio) {
        if (ratio.isPresent()) {
            json.put(name, Math.round(ratio.getAsDouble() * RATIO_STEPS) / RATIO_STEPS);
        } else {
            json.putNull(name);
        }
    }
}
