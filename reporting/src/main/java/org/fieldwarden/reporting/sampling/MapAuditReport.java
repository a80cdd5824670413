package org.fieldwarden.reporting.sampling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.files.WholeFile;

/** A map audit as {@code estimate.json}. A figure that cannot be given is null, and the notes say why. */
public final class MapAuditReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private MapAuditReport() {}

    /** Writes the report, replacing what was there. */
    public static void write(Path target, MapAudit audit) {
        try {
            WholeFile.writeText(target, JSON.writeValueAsString(toJson(audit)).replace("\r", "") + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
    }

    static ObjectNode toJson(MapAudit audit) {
        SamplePlan plan = audit.plan();
        ObjectNode json = JSON.createObjectNode();
        json.put("plan", plan.id());
        json.put("status", audit.isOpen() ? "awaiting-adjudication" : "complete");
        json.put("seed", plan.seed());
        json.put("baselineHash", plan.run().baselineHash());
        json.put("currentHash", plan.run().currentHash());
        json.put("modelBundleHash", plan.run().modelBundleHash());
        json.put("unobservedM2", plan.frame().unobserved().value());
        audit.readers().forEach(json.putArray("readers")::add);
        json.set("agreement", agreement(audit.agreement()));
        json.set("agreementOnKinds", agreement(audit.agreementOnKinds()));
        audit.disagreements().forEach(json.putArray("disagreements")::add);
        if (!audit.isOpen()) {
            json.set("strata", strata(audit));
            json.set("change", matrix(audit.changeMatrix()));
            json.set(
                    "kinds",
                    audit.kindMatrix().<JsonNode>map(MapAuditReport::matrix).orElse(NullNode.getInstance()));
        }
        ArrayNode notes = json.putArray("notes");
        for (AuditNotes.Note note : AuditNotes.of(audit)) {
            notes.addObject().put("en", note.english()).put("zh", note.chinese());
        }
        return json;
    }

    private static JsonNode agreement(Optional<Agreement> agreement) {
        if (agreement.isEmpty()) {
            return NullNode.getInstance();
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("points", agreement.get().points());
        json.put("observed", agreement.get().observed());
        json.put("expected", agreement.get().expected());
        json.set("kappa", figure(agreement.get().kappa(), -1, 1));
        return json;
    }

    private static ArrayNode strata(MapAudit audit) {
        ArrayNode json = JSON.createArrayNode();
        for (Stratum stratum : audit.plan().strata()) {
            StratumResult result = StratumResult.of(audit, stratum);
            ObjectNode one = json.addObject();
            one.put("code", stratum.code());
            one.put("mapClass", stratum.mapClass());
            one.put("areaM2", stratum.area().value());
            one.put("points", result.points());
            one.put("cannotTell", result.cannotTell());
            one.put("judged", result.judged());
            one.put("change", result.change());
            ObjectNode share = one.putObject("changeShare");
            if (result.interval().isPresent()) {
                share.put("value", (double) result.change() / result.judged());
                share.put("exactLow95", result.interval().get().low());
                share.put("exactHigh95", result.interval().get().high());
            } else {
                one.putNull("changeShare");
            }
        }
        return json;
    }

    private static ObjectNode matrix(ErrorMatrix matrix) {
        ObjectNode json = JSON.createObjectNode();
        json.put("areaM2", matrix.area().value());
        json.set("overallAccuracy", figure(matrix.overallAccuracy(), 0, 1));
        ArrayNode rows = json.putArray("counts");
        for (ErrorMatrix.Row row : matrix.rows()) {
            ObjectNode one = rows.addObject();
            one.put("stratum", row.stratum());
            one.put("mapClass", row.mapClass());
            ObjectNode counts = one.putObject("reference");
            for (String name : matrix.classes()) {
                counts.put(name, row.counts().getOrDefault(name, 0));
            }
        }
        ArrayNode classes = json.putArray("classes");
        for (String name : matrix.classes()) {
            ObjectNode one = classes.addObject();
            one.put("class", name);
            one.put("mappedAreaM2", matrix.mappedArea(name).value());
            one.set("usersAccuracy", figure(matrix.usersAccuracy(name), 0, 1));
            one.set("producersAccuracy", figure(matrix.producersAccuracy(name), 0, 1));
            Optional<Figure> area = matrix.adjustedAreaM2(name);
            one.set("adjustedAreaM2", figure(area, 0, matrix.area().value()));
            double perMu = new SquareMetres(1).mu();
            one.set(
                    "adjustedAreaMu",
                    figure(area.map(it -> it.times(perMu)), 0, matrix.area().mu()));
        }
        return json;
    }

    /** Bounds of the interval are kept within what is possible; value, error and margin are as computed. */
    private static JsonNode figure(Optional<Figure> figure, double least, double most) {
        if (figure.isEmpty()) {
            return NullNode.getInstance();
        }
        double value = figure.get().value();
        ObjectNode json = JSON.createObjectNode().put("value", value);
        figure.get().standardError().ifPresent(error -> json.put("standardError", error));
        figure.get()
                .margin()
                .ifPresent(margin -> json.put("margin95", margin)
                        .put("low95", Math.max(least, value - margin))
                        .put("high95", Math.min(most, value + margin)));
        return json;
    }
}
