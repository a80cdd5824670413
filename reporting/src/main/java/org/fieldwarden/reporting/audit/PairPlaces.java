package org.fieldwarden.reporting.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;

/**
 * Where the pairs of a folder lie. {@value #FILE} says it, with the header {@code name,place} and one line for each pair;
 * without that file the place is the part of a pair's name before the first {@code _} or {@code -}, or the whole name.
 */
final class PairPlaces {

    static final String FILE = "places.csv";

    private static final String HEADER = "name,place";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final Map<String, String> places;

    private PairPlaces(Path file, Map<String, String> places) {
        this.file = file;
        this.places = places;
    }

    static PairPlaces of(Path folder) {
        Path file = folder.resolve(FILE);
        return new PairPlaces(file, Files.exists(file) ? read(file) : Collections.emptyMap());
    }

    private static Map<String, String> read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty()
                || !lines.get(0).replace(BYTE_ORDER_MARK, "").strip().equals(HEADER)) {
            throw new UsageException(file + " must begin with the line " + HEADER + ".");
        }
        Map<String, String> places = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                // A name may hold a comma, a place may not.
                int comma = line.lastIndexOf(',');
                if (comma < 1 || line.substring(comma + 1).isBlank()) {
                    throw new UsageException(file + " has a line without name or place: " + line);
                }
                places.put(
                        line.substring(0, comma).strip(),
                        line.substring(comma + 1).strip());
            }
        }
        return places;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new InputDataException(file.toString(), "read", "cannot be read; save it as UTF-8 text", e);
        }
    }

    /** The place of a pair. */
    String of(String pair) {
        if (!places.isEmpty()) {
            String place = places.get(pair);
            if (place == null) {
                throw new UsageException(file + " does not name the place of " + pair + ": add it.");
            }
            return place;
        }
        for (int index = 1; index < pair.length(); index++) {
            if (pair.charAt(index) == '_' || pair.charAt(index) == '-') {
                return pair.substring(0, index);
            }
        }
        return pair;
    }
}
