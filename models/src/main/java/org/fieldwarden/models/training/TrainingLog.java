package org.fieldwarden.models.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.detector.TrainingStep;

/**
 * What a run did, one JSON object a line: {@code step}, mean {@code losses} since the line before and, now and then,
 * {@code validation} by set. It holds no times, so that the same seed gives the same log.
 */
final class TrainingLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<JsonNode> entries;

    private TrainingLog(Path file, List<JsonNode> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** Goes on with the log of a run that resumes after {@code step}; later lines are dropped, for they come again. */
    static TrainingLog open(Path file, long step) throws IOException {
        List<JsonNode> kept = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                JsonNode entry = parsed(file, line);
                if (entry.path("step").asLong(Long.MAX_VALUE) <= step) {
                    kept.add(entry);
                    text.append(line).append('\n');
                }
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return new TrainingLog(file, kept);
    }

    /** A line that was cut when the run was killed has no step, and goes. */
    private static JsonNode parsed(Path file, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            if (line.startsWith("{\"step\":")) {
                return JSON.createObjectNode();
            }
            throw new InputDataException(file.toString(), "resume", "is not a training log; move it away", e);
        }
    }

    void add(long step, TrainingStep losses, Map<String, Validation> results) throws IOException {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("step", step);
        ObjectNode parts = entry.putObject("losses");
        parts.put("total", rounded(losses.loss()));
        parts.put("change", rounded(losses.changeCrossEntropy()));
        parts.put("changeDice", rounded(losses.changeDice()));
        parts.put("landCover", rounded(losses.landCoverCrossEntropy()));
        parts.put("buildingDice", rounded(losses.buildingDice()));
        if (!results.isEmpty()) {
            ObjectNode sets = entry.putObject("validation");
            results.forEach((name, validation) -> describe(sets.putObject(name), validation));
        }
        entries.add(entry);
        Files.writeString(
                file, entry + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void describe(ObjectNode set, Validation validation) {
        double best = validation.bestThreshold();
        set.put("f1", rounded(validation.f1(best)));
        set.put("threshold", rounded(best));
        set.put("f1AtHalf", rounded(validation.f1(0.5)));
        set.put("falseShare", rounded(validation.falseShare(0.5)));
        set.put("coverAccuracy", rounded(validation.coverAccuracy()));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }

    List<JsonNode> entries() {
        return List.copyOf(entries);
    }

    /** The newest line. */
    JsonNode last() {
        return entries.get(entries.size() - 1);
    }
}
