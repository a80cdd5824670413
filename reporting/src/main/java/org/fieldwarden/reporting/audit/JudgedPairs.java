package org.fieldwarden.reporting.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;

/**
 * A folder of image pairs that were judged as a whole: {@code A/} holds the baseline images, {@code B/} the current ones,
 * both of one base name, and {@value #FILE} has the header {@code name,place,judgement} and one line for each pair, with
 * {@code unchanged}, {@code changed} or {@code unsure}. Pairs of one place are alike. Images without a line are an error,
 * so that none is left out unseen.
 */
public final class JudgedPairs {

    /** The table of judgements. */
    public static final String FILE = "judged.csv";

    private static final String HEADER = "name,place,judgement";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int COLUMNS = 3;

    /** A pair and what was said of it. */
    public record JudgedPair(ImagePair images, Judgement judgement) {}

    private JudgedPairs() {}

    /**
     * The pairs of a folder in the order of its table.
     *
     * @throws UsageException where the folder has not this layout, or table and images do not belong together
     * @throws InputDataException where an image is damaged or the two sizes of a pair differ
     */
    public static List<JudgedPair> list(Path folder, GroundSamplingDistance gsd) {
        Map<String, Path> baselines = LabelledPairs.imagesIn(folder, "A");
        Map<String, Path> currents = LabelledPairs.imagesIn(folder, "B");
        Path table = folder.resolve(FILE);
        Map<String, JudgedPair> pairs = new LinkedHashMap<>();
        for (String line : lines(table)) {
            List<String> cells = cells(table, line);
            String name = cells.get(0);
            Path baseline = LabelledPairs.partner(baselines, name, folder.resolve("A"));
            Path current = LabelledPairs.partner(currents, name, folder.resolve("B"));
            LabelledPairs.requireOneSize(List.of(baseline, current));
            Judgement judgement = Judgement.ofCode(cells.get(2))
                    .orElseThrow(() -> new UsageException(table + " says '" + cells.get(2) + "' of " + name
                            + "; a judgement is unchanged, changed or unsure."));
            ImagePair images = new ImagePair(name, cells.get(1), baseline, current, gsd);
            if (pairs.put(name, new JudgedPair(images, judgement)) != null) {
                throw new UsageException(table + " names the pair " + name + " twice: keep one line.");
            }
        }
        Stream.concat(baselines.keySet().stream(), currents.keySet().stream())
                .filter(name -> !pairs.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UsageException(
                            table + " has no line for the image " + name + ": judge it, or write unsure.");
                });
        if (pairs.isEmpty()) {
            throw new UsageException(table + " names no pair.");
        }
        return List.copyOf(pairs.values());
    }

    private static List<String> lines(Path table) {
        if (!Files.exists(table)) {
            throw new UsageException(
                    "There is no " + table + ": it says what was judged of each pair, with the header " + HEADER + ".");
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(table);
        } catch (IOException e) {
            throw new InputDataException(table.toString(), "read", "cannot be read; save it as UTF-8 text", e);
        }
        if (lines.isEmpty()
                || !lines.get(0).replace(BYTE_ORDER_MARK, "").strip().equals(HEADER)) {
            throw new UsageException(table + " must begin with the line " + HEADER + ".");
        }
        return lines.subList(1, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> cells(Path table, String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        if (cells.size() != COLUMNS || cells.stream().anyMatch(String::isEmpty)) {
            throw new UsageException(table + " has a line that is not " + HEADER + ": " + line);
        }
        return cells;
    }
}
