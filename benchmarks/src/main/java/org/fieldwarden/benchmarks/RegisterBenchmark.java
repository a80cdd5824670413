package org.fieldwarden.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.fieldwarden.core.Change;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.reporting.export.ChangeExport;
import org.fieldwarden.reporting.list.MonthlyList;
import org.fieldwarden.reporting.list.MonthlyListWorkbook;
import org.fieldwarden.reporting.register.CrsDefinition;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.summary.Comparison;
import org.locationtech.jts.geom.Envelope;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A register of very many changes: how long it takes to store them, to store the same again, to write the monthly list and
 * the files to hand on, and to find what lies in a small window of the map. Prints a table and writes JSON.
 */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "A register of very many changes: storing, listing, window queries.")
public final class RegisterBenchmark implements Callable<Integer> {

    private static final int WARM_UP_QUERIES = 50;

    /** Time on all processors together: hardly grows with foreign load. */
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Option(names = "--changes", description = "How many; default ${DEFAULT-VALUE}.")
    private int count = 100_000;

    @Option(names = "--queries", description = "Measured window queries; default ${DEFAULT-VALUE}.")
    private int queries = 1_000;

    @Option(names = "--window", description = "Side of the window in metres; default ${DEFAULT-VALUE}.")
    private double windowMetres = 1_000;

    @Option(names = "--seed", description = "Seed of the changes; default ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(names = "--folder", description = "Folder to write into; default ${DEFAULT-VALUE}.")
    private Path folder = Path.of("register-benchmark");

    @Option(names = "--out", description = "JSON file to write; default ${DEFAULT-VALUE}.")
    private Path out = Path.of("register-benchmark.json");

    private final Map<String, Object> json = new LinkedHashMap<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RegisterBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        json.put("changes", count);
        json.put("seed", seed);
        Files.createDirectories(folder);
        Path file = folder.resolve("changes.gpkg");
        Files.deleteIfExists(file);
        var definition = new CrsCatalogue().definition(MadeChanges.CRS);
        CrsDefinition crs = new CrsDefinition(MadeChanges.CRS, definition.name(), definition.wkt());
        try (Register register = Register.open(file, crs)) {
            feed(register);
            time("monthly list", () -> writeList(register));
            time(
                    "files to hand on",
                    () -> ChangeExport.write(
                            folder.resolve("export"), register.listNumbered(), register.standing(), crs));
            queryWindows(register);
        }
        json.put("registerBytes", Files.size(file));
        System.out.printf(Locale.ROOT, "%-22s %9.1f MB%n", "register", Files.size(file) / 1e6);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(out.toFile(), json);
        return CommandLine.ExitCode.OK;
    }

    /** The changes are let go of here: whoever lists a register does not hold them twice. */
    private void feed(Register register) {
        List<Change> changes = MadeChanges.of(count, seed);
        time("store", () -> register.accept(changes));
        time("store the same again", () -> register.accept(changes));
    }

    private void writeList(Register register) {
        Comparison comparison = new Comparison(
                MadeChanges.FLIGHTS, MadeChanges.FLIGHTS.current().grid(), "5e".repeat(32), List.of());
        MonthlyListWorkbook.write(
                folder.resolve("monthly-list.xlsx"), new MonthlyList("2026-10", comparison, register.listNumbered()));
    }

    private void time(String what, Runnable work) {
        long processor = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double processorSeconds = (SYSTEM.getProcessCpuTime() - processor) / 1e9;
        json.put(what, Map.of("seconds", seconds, "processorSeconds", processorSeconds));
        System.out.printf(Locale.ROOT, "%-22s %9.2f s %9.2f s on the processors%n", what, seconds, processorSeconds);
    }

    private void queryWindows(Register register) {
        Random random = new Random(seed);
        List<Double> millis = new ArrayList<>();
        long found = 0;
        for (int query = 0; query < WARM_UP_QUERIES + queries; query++) {
            Envelope window = window(random);
            long start = System.nanoTime();
            int size = register.within(window).size();
            if (query >= WARM_UP_QUERIES) {
                millis.add((System.nanoTime() - start) / 1e6);
                found += size;
            }
        }
        List<Double> sorted = millis.stream().sorted().toList();
        double median = sorted.get(queries / 2);
        double most = sorted.get((int) Math.ceil(queries * 0.95) - 1);
        json.put(
                "window",
                Map.of(
                        "sideMetres", windowMetres,
                        "queries", queries,
                        "meanFound", (double) found / queries,
                        "medianMillis", median,
                        "percentile95Millis", most,
                        "longestMillis", sorted.get(queries - 1)));
        System.out.printf(
                Locale.ROOT,
                "%-22s %9.2f ms median, %.2f ms for 95 %%, %.2f ms longest; %.1f changes found on average%n",
                String.format(Locale.ROOT, "window of %.0f m", windowMetres),
                median,
                most,
                sorted.get(queries - 1),
                (double) found / queries);
    }

    private Envelope window(Random random) {
        Envelope county = MadeChanges.COUNTY;
        double west = county.getMinX() + random.nextDouble() * (county.getWidth() - windowMetres);
        double south = county.getMinY() + random.nextDouble() * (county.getHeight() - windowMetres);
        return new Envelope(west, west + windowMetres, south, south + windowMetres);
    }
}
