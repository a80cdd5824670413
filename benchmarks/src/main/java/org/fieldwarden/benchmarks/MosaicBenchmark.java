package org.fieldwarden.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fieldwarden.benchmarks.RepeatedGround.Flying;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.ModelBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares mosaics of several sizes, made of one piece of a real pair of flights, and says how fast, beside the network's
 * own speed in the same run, and in how much memory.
 */
@Command(
        name = "mosaics",
        mixinStandardHelpOptions = true,
        description = "detect, end to end, on mosaics of several sizes.")
public final class MosaicBenchmark implements Callable<Integer> {

    private static final int NETWORK_SIDE = 256;
    private static final int NETWORK_ROUNDS = 7;
    private static final int NETWORK_PAIRS = 24;
    /** Another flight over the same ground: a third of a metre beside, a tenth brighter. */
    private static final Flying LATER = new Flying(2.6, 1.1);

    @Option(names = "--baseline", required = true, description = "baseline.tif of 'fieldwarden compose --orthophoto'.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path baseline;

    @Option(names = "--current", required = true, description = "current.tif of the same.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path current;

    @Option(
            names = "--piece",
            required = true,
            split = ",",
            description =
                    "Column, row and side of a square of them that is observed everywhere, a few pixels round it too.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Integer> piece;

    @Option(names = "--sizes", split = ",", description = "Sizes in pixels; default ${DEFAULT-VALUE}.")
    private List<String> sizes = List.of("8192x8192", "16384x16384", "32768x32768");

    @Option(names = "--sieves", split = ",", description = "on, off or both; default ${DEFAULT-VALUE}.")
    private List<String> sieves = List.of("on", "off");

    @Option(names = "--folder", required = true, description = "Empty folder with room for the mosaics.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--out", description = "JSON file to write; default ${DEFAULT-VALUE}.")
    private Path out = Path.of("mosaic-benchmark.json");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MosaicBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!"1".equals(System.getenv("OMP_NUM_THREADS"))) {
            System.err.println("Set OMP_NUM_THREADS=1, as ./fieldwarden does: workers are threads already.");
            return CommandLine.ExitCode.USAGE;
        }
        double network = networkMegapixels();
        System.out.printf(Locale.ROOT, "network alone: %.2f megapixels/s of the working grid%n", network);
        System.out.printf(
                "%-14s %5s %9s %9s %9s %8s %8s %8s %8s%n",
                "mosaic", "sieve", "seconds", "Mpx/s", "work/s", "x net", "settled", "peak MB", "changes");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String size : sizes) {
            rows.addAll(measured(size, network));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("networkMegapixelsPerSecond", network);
        json.put("runs", rows);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(out.toFile(), json);
        return 0;
    }

    private List<Map<String, Object>> measured(String size, double network) throws IOException, InterruptedException {
        String[] sides = size.split("x", 2);
        int width = Integer.parseInt(sides[0]);
        int height = Integer.parseInt(sides[1]);
        Path mosaics = Files.createDirectories(folder.resolve(size));
        PixelWindow window = PixelWindow.atSize(piece.get(0), piece.get(1), piece.get(2), piece.get(2));
        RepeatedGround.read(baseline, window, Flying.AS_IT_IS).write(mosaics.resolve("baseline.tif"), width, height);
        RepeatedGround.read(current, window, LATER).write(mosaics.resolve("current.tif"), width, height);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String sieve : sieves) {
            DetectChild.Run run = DetectChild.run(
                    mosaics.resolve("baseline.tif"),
                    mosaics.resolve("current.tif"),
                    mosaics.resolve("sieve-" + sieve),
                    sieve);
            rows.add(row(size, sieve, run, new Speeds((double) width * height, network)));
        }
        return rows;
    }

    /**
     * What a run is set beside.
     *
     * @param pixels of the mosaic
     * @param network its own speed, megapixels per second
     */
    private record Speeds(double pixels, double network) {}

    private static Map<String, Object> row(String size, String sieve, DetectChild.Run run, Speeds speeds) {
        double working = run.workingPixels() / 1e6 / run.seconds();
        System.out.printf(
                Locale.ROOT,
                "%-14s %5s %9.1f %9.2f %9.2f %8.2f %7.1f%% %8d %8d%n    %s%n",
                size,
                sieve,
                run.seconds(),
                speeds.pixels() / 1e6 / run.seconds(),
                working,
                working / speeds.network(),
                100 * run.settledShare(),
                run.peakBytes() / 1_000_000,
                run.changes(),
                run.stages());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mosaic", size);
        json.put("sieve", sieve);
        json.put("seconds", run.seconds());
        json.put("megapixelsPerSecond", speeds.pixels() / 1e6 / run.seconds());
        json.put("workingMegapixelsPerSecond", working);
        json.put("timesTheNetwork", working / speeds.network());
        json.put("settledShare", run.settledShare());
        json.put("peakResidentBytes", run.peakBytes());
        json.put("changes", run.changes());
        return json;
    }

    /** Two workers on tiles of 256 x 256, as in PeerBenchmark. */
    private static double networkMegapixels() {
        BatchSize size = new BatchSize(1, NETWORK_SIDE, NETWORK_SIDE);
        Contestant contestant = new Contestant(Contestant.Engine.DL4J, 2, 1, size);
        try (Crew crew = contestant.open(ModelBundle.read(Path.of("models/bundles/village")))) {
            Rounds rounds = new Rounds(contestant, crew, NETWORK_PAIRS);
            rounds.warmUp();
            rounds.warmUp();
            for (int round = 0; round < NETWORK_ROUNDS; round++) {
                rounds.measure();
            }
            return rounds.pairsPerSecond().median() * NETWORK_SIDE * NETWORK_SIDE / 1e6;
        }
    }
}
