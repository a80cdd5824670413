package org.fieldwarden.app.tuning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fieldwarden.core.UsageException;

/**
 * A verdict file and the flight pair that it speaks of.
 *
 * @param verdicts CSV, or GeoJSON with outlines of its own
 * @param changes {@code changes.gpkg} or {@code changes.geojson} of the run; not read where the verdicts have outlines
 * @param baseline earlier orthophoto
 * @param current later orthophoto
 */
public record VerdictSource(Path verdicts, Path changes, Path baseline, Path current) {

    /** Names the verdict files of a folder and their flights. */
    static final String INDEX = "pairs.csv";

    private static final String VERDICTS = "verdicts.csv";
    private static final List<String> CHANGES = List.of("changes.gpkg", "changes.geojson");

    /** A verdict file, or a folder with {@value #VERDICTS} in it, of one flight pair; changes lie beside it. */
    public static VerdictSource of(Path given, Path baseline, Path current) {
        Path file = Files.isDirectory(given) ? given.resolve(VERDICTS) : given;
        return of(file, changesBeside(file), baseline, current);
    }

    /** Likewise, where the changes lie elsewhere. */
    public static VerdictSource of(Path given, Path changes, Path baseline, Path current) {
        Path file = Files.isDirectory(given) ? given.resolve(VERDICTS) : given;
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no verdict file " + file + ": see docs/formats/verdicts.md.");
        }
        return new VerdictSource(file, changes, baseline, current);
    }

    private static Path changesBeside(Path file) {
        for (String name : CHANGES) {
            if (Files.exists(file.resolveSibling(name))) {
                return file.resolveSibling(name);
            }
        }
        return file.resolveSibling(CHANGES.get(0));
    }

    /** All flight pairs that the index of a folder names; paths are relative to the folder. */
    public static List<VerdictSource> list(Path folder) {
        Path index = folder.resolve(INDEX);
        if (!Files.isRegularFile(index)) {
            throw new UsageException(
                    "Name the flights of " + folder + ": --baseline and --current for one pair, or a table " + index
                            + " with the columns verdicts, baseline, current.");
        }
        CsvTable table = CsvTable.read(index, List.of("verdicts", "核查表"));
        int[] columns = {
            table.column(List.of("verdicts", "核查表")),
            table.column(List.of("baseline", "前时相")),
            table.column(List.of("current", "后时相")),
            table.column(List.of("changes", "图斑"))
        };
        List<VerdictSource> sources = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            for (int i = 0; i < 3; i++) {
                if (row.cell(columns[i]).isEmpty()) {
                    throw new UsageException(
                            index + " lacks verdicts, baseline or current in row " + row.number() + ".");
                }
            }
            Path verdicts = folder.resolve(row.cell(columns[0]));
            Path baseline = folder.resolve(row.cell(columns[1]));
            Path current = folder.resolve(row.cell(columns[2]));
            sources.add(
                    row.cell(columns[3]).isEmpty()
                            ? of(verdicts, baseline, current)
                            : of(verdicts, folder.resolve(row.cell(columns[3])), baseline, current));
        }
        if (sources.isEmpty()) {
            throw new UsageException(index + " names no flight pair.");
        }
        return List.copyOf(sources);
    }

    boolean hasOutlines() {
        String name = verdicts.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".geojson") || name.endsWith(".json");
    }
}
