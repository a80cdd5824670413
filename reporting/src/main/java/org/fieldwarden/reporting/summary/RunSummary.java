package org.fieldwarden.reporting.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * A run in one file, {@code summary.json}: what was compared with which settings and model, what was found, what could
 * not be observed, what it cost and which files came of it. Keys are in fixed order and numbers have fixed decimals.
 *
 * @param settings resolved settings by name
 * @param files result files, each written with its size and SHA-256
 */
public record RunSummary(
        Comparison comparison, Map<String, String> settings, List<Change> changes, RunCost cost, List<Path> files) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final double PIXELS_PER_MEGAPIXEL = 1e6;

    public RunSummary {
        settings = Map.copyOf(settings);
        changes = List.copyOf(changes);
        files = List.copyOf(files);
    }

    /** Writes the summary, replacing what was there. */
    public void write(Path target) {
        write(target, toJson());
    }

    /** Writes the summary with the accuracy that was measured in the same run. */
    public void write(Path target, AuditReport accuracy) {
        ObjectNode json = toJson();
        json.set("accuracy", accuracy.toJson());
        write(target, json);
    }

    private static void write(Path target, ObjectNode json) {
        try {
            WholeFile.writeText(target, JSON.writeValueAsString(json).replace("\r", "") + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
    }

    private ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("baseline", flight(comparison.flights().baseline()));
        json.set("current", flight(comparison.flights().current()));
        json.set("grid", grid(comparison.grid()));
        json.put("modelBundleHash", comparison.modelBundleHash());
        ObjectNode settingsNode = json.putObject("settings");
        new TreeMap<>(settings).forEach(settingsNode::put);
        json.set("changes", found());
        json.set("unobserved", unobserved());
        json.set("cost", costJson());
        json.set("files", fileList());
        return json;
    }

    private static ObjectNode flight(Flight flight) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", flight.id().value());
        json.put("flownOn", flight.flownOn().text());
        json.put("contentHash", flight.contentHash());
        json.set("grid", grid(flight.grid()));
        return json;
    }

    private static ObjectNode grid(PixelGrid grid) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("crs", grid.crs().code());
        json.put("width", grid.width());
        json.put("height", grid.height());
        json.set("gsdMetres", number(grid.gsd().metres(), 6));
        PixelToMap place = grid.pixelToMap();
        ArrayNode transform = json.putArray("pixelToMap");
        for (double term : new double[] {
            place.scaleX(), place.shearX(), place.translateX(), place.shearY(), place.scaleY(), place.translateY()
        }) {
            transform.add(term);
        }
        return json;
    }

    private ObjectNode found() {
        ObjectNode json = amount(changes);
        json.set("byKind", amounts(change -> change.kind().code()));
        json.set("byTownship", amounts(change -> change.place().locality().township()));
        return json;
    }

    private ObjectNode amounts(Function<Change, String> group) {
        Map<String, List<Change>> groups = new TreeMap<>(changes.stream().collect(Collectors.groupingBy(group)));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        groups.forEach((name, members) -> json.set(name, amount(members)));
        return json;
    }

    private static ObjectNode amount(List<Change> changes) {
        SquareMetres area = changes.stream().map(Change::area).reduce(SquareMetres.ZERO, SquareMetres::plus);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("count", changes.size());
        json.set("areaM2", number(area.value(), 3));
        json.set("areaMu", number(area.mu(), 6));
        return json;
    }

    private ObjectNode unobserved() {
        ObservedGround ground = comparison.ground();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("comparedM2", number(ground.compared().value(), 3));
        json.set("unobservedM2", number(ground.unobserved().value(), 3));
        json.set("unobservedShare", number(ground.unobservedShare(), 6));
        Map<String, List<Issue>> byKind =
                new TreeMap<>(comparison.issues().stream().collect(Collectors.groupingBy(Issue::kind)));
        ObjectNode issues = json.putObject("issuesByKind");
        byKind.forEach((kind, members) -> {
            ObjectNode one = issues.putObject(kind);
            one.put("count", members.size());
            one.set(
                    "unobservedM2",
                    number(
                            members.stream()
                                    .mapToDouble(issue -> issue.unobserved().value())
                                    .sum(),
                            3));
        });
        return json;
    }

    private ObjectNode costJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode stages = json.putObject("stageSeconds");
        cost.stages().forEach((stage, time) -> stages.set(stage, number(RunCost.seconds(time), 3)));
        double total = cost.totalSeconds();
        double megapixels = comparison.grid().pixels() / PIXELS_PER_MEGAPIXEL;
        json.set("totalSeconds", number(total, 3));
        json.set("megapixels", number(megapixels, 3));
        if (total > 0) {
            json.set("megapixelsPerSecond", number(megapixels / total, 3));
        } else {
            json.putNull("megapixelsPerSecond");
        }
        json.put("peakMemoryBytes", cost.peakMemoryBytes());
        return json;
    }

    private ArrayNode fileList() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Path file : files.stream().sorted().toList()) {
            try {
                ObjectNode one = json.addObject();
                one.put("name", String.valueOf(file.getFileName()));
                one.put("bytes", Files.size(file));
                one.put("sha256", WholeFile.sha256(file));
            } catch (IOException e) {
                throw new InputDataException(file.toString(), "summarise", "a result file cannot be read back", e);
            }
        }
        return json;
    }

    private static JsonNode number(double value, int decimals) {
        return JsonNodeFactory.instance.numberNode(
                BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN));
    }
}
