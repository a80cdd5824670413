package org.fieldwarden.reporting.sampling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * A plan on disk: {@code plan.json} with strata, areas, seed and hashes, and {@code plan.csv}, the key that says which
 * point belongs to which stratum. Both stay with the auditor; a reader who has the key is not blind.
 */
public final class PlanFiles {

    public static final String PLAN = "plan.json";
    public static final String KEY = "plan.csv";

    private static final List<String> COLUMNS = List.of("point", "stratum", "x", "y");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private PlanFiles() {}

    public static void write(Path folder, SamplePlan plan) {
        WholeFile.writeText(
                folder.resolve(KEY),
                CsvTable.toText(
                        COLUMNS,
                        plan.points().stream()
                                .map(point ->
                                        List.of(point.id(), point.stratum(), metres(point.x()), metres(point.y())))
                                .toList()));
        try {
            WholeFile.writeText(
                    folder.resolve(PLAN), JSON.writeValueAsString(json(plan)).replace("\r", "") + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
    }

    /**
     * Reads a plan back.
     *
     * @throws InputDataException where plan and key do not belong together or were changed
     */
    public static SamplePlan read(Path folder) {
        Path file = folder.resolve(PLAN);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("No plan lies in " + folder + ": name the folder that audit-sample plan wrote.");
        }
        SamplePlan plan;
        String id;
        try {
            JsonNode json = JSON.readTree(file.toFile());
            plan = plan(json, points(folder.resolve(KEY)));
            id = json.required("plan").asText();
        } catch (IOException | IllegalArgumentException e) {
            throw new InputDataException(file.toString(), "read plan", "not a plan; make it again", e);
        }
        if (!plan.id().equals(id)) {
            throw new InputDataException(
                    folder.toString(),
                    "read plan",
                    "plan.json and plan.csv were changed since they were made; take the ones that audit-sample plan"
                            + " wrote");
        }
        return plan;
    }

    static String metres(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static ObjectNode json(SamplePlan plan) {
        ObjectNode json = JSON.createObjectNode();
        json.put("plan", plan.id());
        json.put("seed", plan.seed());
        json.put("baselineHash", plan.run().baselineHash());
        json.put("currentHash", plan.run().currentHash());
        json.put("modelBundleHash", plan.run().modelBundleHash());
        json.put("crs", plan.frame().crs().code());
        json.put("unobservedM2", plan.frame().unobserved().value());
        json.put("points", plan.points().size());
        ArrayNode strata = json.putArray("strata");
        for (Stratum stratum : plan.strata()) {
            ObjectNode one = strata.addObject();
            one.put("code", stratum.code());
            one.put("mapClass", stratum.mapClass());
            one.put("areaM2", stratum.area().value());
            one.put(
                    "points",
                    plan.points().stream()
                            .filter(point -> point.stratum().equals(stratum.code()))
                            .count());
        }
        return json;
    }

    private static SamplePlan plan(JsonNode json, List<SamplePoint> points) {
        List<Stratum> strata = new ArrayList<>();
        for (JsonNode one : json.required("strata")) {
            strata.add(new Stratum(
                    one.required("code").asText(),
                    one.required("mapClass").asText(),
                    new SquareMetres(one.required("areaM2").asDouble())));
        }
        return new SamplePlan(
                new RunIdentity(
                        json.required("baselineHash").asText(),
                        json.required("currentHash").asText(),
                        json.required("modelBundleHash").asText()),
                json.required("seed").asLong(),
                new SamplePlan.Frame(
                        new CrsCode(json.required("crs").asText()),
                        new SquareMetres(json.required("unobservedM2").asDouble())),
                strata,
                points);
    }

    private static List<SamplePoint> points(Path key) {
        List<SamplePoint> points = new ArrayList<>();
        for (Map<String, String> row : CsvTable.read(key, COLUMNS)) {
            points.add(new SamplePoint(
                    text(row, "point"),
                    text(row, "stratum"),
                    Double.parseDouble(text(row, "x")),
                    Double.parseDouble(text(row, "y"))));
        }
        return points;
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
