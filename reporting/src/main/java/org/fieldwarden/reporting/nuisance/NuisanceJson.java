package org.fieldwarden.reporting.nuisance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import org.fieldwarden.core.NuisanceReason;

/** The report as {@code nuisance.json} holds it; what is undefined is null there. */
final class NuisanceJson {

    private static final double STEPS = 1e3;

    private NuisanceJson() {}

    static ObjectNode report(NuisanceReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode model = json.putObject("model");
        model.put("name", report.model().name());
        model.put("version", report.model().version());
        model.put("bundleHash", report.model().bundleHash());
        model.put("changeThreshold", report.model().changeThreshold());
        model.put("seedThreshold", report.model().seedThreshold());
        ObjectNode terms = json.putObject("terms");
        terms.put("seed", report.terms().seed());
        terms.put("grounds", report.terms().grounds());
        terms.put("sidePx", report.terms().sidePx());
        terms.put("renderedGsdMetres", report.terms().renderedGsdMetres());
        terms.put("minimumMappingUnitM2", report.terms().minimumMappingUnitM2());
        ArrayNode curves = json.putArray("curves");
        report.curves().forEach(curve -> write(curves.addObject(), curve));
        return json;
    }

    private static void write(ObjectNode json, NuisanceCurve curve) {
        json.put("nuisance", curve.nuisance().code());
        json.put("unit", curve.nuisance().unit());
        json.put("ground", curve.source().code());
        json.put("registration", curve.registration().code());
        ArrayNode steps = json.putArray("steps");
        for (CurveStep step : curve.steps()) {
            ObjectNode one = steps.addObject();
            one.put("dial", step.dial());
            put(one, "medianM2PerKm2", step.median());
            put(one, "lowestM2PerKm2", step.lowest());
            put(one, "highestM2PerKm2", step.highest());
            put(one, "pooledM2PerKm2", step.pooled());
            put(one, "polygonsPerTenHectares", step.polygonsPerTenHectares());
            ObjectNode reasons = one.putObject("polygonsByReason");
            for (NuisanceReason reason : NuisanceReason.values()) {
                reasons.put(reason.code(), step.total().countOf(reason));
            }
            put(one, "unobservedShare", OptionalDouble.of(step.unobservedShare()));
            ArrayNode grounds = one.putArray("grounds");
            step.grounds().forEach(ground -> write(grounds.addObject(), ground));
        }
    }

    private static void write(ObjectNode json, FalseArea area) {
        json.put("name", area.ground());
        json.put("polygons", area.count());
        put(json, "falseM2", OptionalDouble.of(area.falseM2()));
        put(json, "observedM2", OptionalDouble.of(area.observedM2()));
        put(json, "unobservedM2", OptionalDouble.of(area.unobservedM2()));
        put(json, "m2PerKm2", area.m2PerKm2());
    }

    private static void put(ObjectNode json, String name, OptionalDouble value) {
        if (value.isPresent()) {
            json.put(name, Math.round(value.getAsDouble() * STEPS) / STEPS);
        } else {
            json.putNull(name);
        }
    }
}
