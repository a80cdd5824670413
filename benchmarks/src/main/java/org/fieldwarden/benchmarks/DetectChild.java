package org.fieldwarden.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code fieldwarden detect} in a process of its own, with the launcher's settings. */
final class DetectChild {

    private static final Pattern SETTLED = Pattern.compile("settled by the sieve: ([0-9.]+) %");

    private DetectChild() {}

    /**
     * What a run took.
     *
     * @param seconds of all stages
     * @param workingPixels of the grid on which the flights were compared
     * @param settledShare of them, settled by the sieve
     * @param peakBytes of resident memory
     * @param changes how many came out
     * @param stages seconds by name, as text
     */
    record Run(double seconds, long workingPixels, double settledShare, long peakBytes, int changes, String stages) {}

    /** Compares two flights with {@code --sieve on} or {@code off}. */
    static Run run(Path baseline, Path current, Path out, String sieve) throws IOException, InterruptedException {
        Process process = Child.of(
                        "detect",
                        "--model",
                        "models/bundles/village",
                        "--sieve",
                        sieve,
                        "--baseline",
                        baseline.toString(),
                        "--current",
                        current.toString(),
                        "--out",
                        out.toString())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("detect ended with " + code + ": " + said);
        }
        return read(out, said);
    }

    private static Run read(Path out, String said) throws IOException {
        JsonNode summary =
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());
        JsonNode grid = summary.required("grid");
        Matcher settled = SETTLED.matcher(said);
        List<String> stages = new ArrayList<>();
        said.lines().filter(line -> line.startsWith("stages: ")).forEach(stages::add);
        return new Run(
                summary.at("/cost/totalSeconds")
                        .asDouble(summary.at("/cost/seconds").asDouble()),
                grid.required("width").asLong() * grid.required("height").asLong(),
                settled.find() ? Double.parseDouble(settled.group(1)) / 100 : 0,
                summary.at("/cost/peakMemoryBytes").asLong(),
                summary.at("/changes/count").asInt(),
                String.join("", stages));
    }
}
