package org.fieldwarden.reporting.registration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/** The report as {@code registration.json} holds it; what is undefined is null there. */
final class RegistrationJson {

    private static final double STEPS = 1e4;

    private RegistrationJson() {}

    static ObjectNode report(RegistrationReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode terms = json.putObject("terms");
        terms.put("source", report.terms().source());
        terms.put("seed", report.terms().seed());
        terms.put("grounds", report.terms().grounds());
        terms.put("sidePx", report.terms().sidePx());
        terms.put("gsdMetres", report.terms().gsdMetres());
        put(json, "secondsPerHundredMegapixels", OptionalDouble.of(report.secondsPerHundredMegapixels()));
        ArrayNode curves = json.putArray("curves");
        for (FieldCurve curve : report.curves()) {
            write(curves.addObject(), curve, report.terms().gsdMetres());
        }
        return json;
    }

    private static void write(ObjectNode json, FieldCurve curve, double gsdMetres) {
        json.put("displacement", curve.displacement().code());
        json.put("unit", curve.displacement().unit());
        json.put("view", curve.view().code());
        ArrayNode steps = json.putArray("steps");
        for (FieldStep step : curve.steps()) {
            ObjectNode one = steps.addObject();
            one.put("dial", step.dial());
            write(one, step.errors(), gsdMetres);
            put(one, "givenUpShare", OptionalDouble.of(step.givenUpShare()));
            put(one, "statedResidualPx", step.statedResidualPx());
            ArrayNode grounds = one.putArray("grounds");
            for (GroundFit fit : step.grounds()) {
                ObjectNode ground = grounds.addObject();
                ground.put("name", fit.ground());
                write(ground, fit.errors(), gsdMetres);
                ground.put("givenUpPlaces", fit.givenUpPlaces());
                put(ground, "statedResidualPx", fit.statedResidualPx());
            }
        }
    }

    private static void write(ObjectNode json, EndPointErrors errors, double gsdMetres) {
        json.put("places", errors.places());
        put(json, "medianPx", errors.median());
        put(json, "quantile95Px", errors.quantile(0.95));
        put(json, "medianMetres", scaled(errors.median(), gsdMetres));
        put(json, "quantile95Metres", scaled(errors.quantile(0.95), gsdMetres));
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    private static void put(ObjectNode json, String name, OptionalDouble value) {
        if (value.isPresent()) {
            json.put(name, Math.round(value.getAsDouble() * STEPS) / STEPS);
        } else {
            json.putNull(name);
        }
    }
}
