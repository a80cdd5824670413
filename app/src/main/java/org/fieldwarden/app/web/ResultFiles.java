package org.fieldwarden.app.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldwarden.core.FlightId;

/** The files of flights' results that may be fetched: those with known names, and nothing else. */
final class ResultFiles {

    /** Names in the order in which people want them, with their media types. */
    private static final List<Map.Entry<String, String>> NAMES = List.of(
            Map.entry("monthly-list.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("map.png", "image/png"),
            Map.entry("before-after.png", "image/png"),
            Map.entry("changes.gpkg", "application/geopackage+sqlite3"),
            Map.entry("changes.geojson", "application/geo+json"),
            Map.entry("summary.json", "application/json"),
            Map.entry("plan.json", "application/json"));

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Path results;

    ResultFiles(Path results) {
        this.results = results;
    }

    /** A file that may be fetched. */
    record Found(Path path, String mediaType) {}

    /** Files of a flight that are there, as paths below its folder: {@code map.png} or {@code BASELINE/map.png}. */
    List<String> list(FlightId flight) {
        Path folder = results.resolve(flight.value());
        List<String> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        add(folder, "", files);
        try (Stream<Path> baselines = Files.list(folder)) {
            baselines
                    .filter(one -> Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
                    .map(one -> String.valueOf(one.getFileName()))
                    .filter(name -> SEGMENT.matcher(name).matches())
                    .sorted()
                    .forEach(name -> add(folder.resolve(name), name + "/", files));
        } catch (IOException e) {
            return files; // the folder is being taken away
        }
        return files;
    }

    private static void add(Path folder, String prefix, List<String> files) {
        for (Map.Entry<String, String> name : NAMES) {
            if (Files.isRegularFile(folder.resolve(name.getKey()), LinkOption.NOFOLLOW_LINKS)) {
                files.add(prefix + name.getKey());
            }
        }
    }

    /** The file of a flight at a path below its folder, where it may be fetched and is there. */
    Optional<Found> find(String flight, String below) {
        String[] segments = (flight + "/" + below).split("/", -1);
        String name = segments[segments.length - 1];
        Optional<String> type = NAMES.stream()
                .filter(known -> known.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
        if (type.isEmpty() || segments.length < 2 || segments.length > 3) {
            return Optional.empty();
        }
        Path path = results;
        for (String segment : segments) {
            if (!SEGMENT.matcher(segment).matches()) {
                return Optional.empty();
            }
            path = path.resolve(segment);
        }
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new Found(path, type.get()))
                : Optional.empty();
    }
}
