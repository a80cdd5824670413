package org.fieldwarden.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fieldwarden.detector.ModelBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The network alone against ONNX Runtime on the same exported network, on two cores: every contestant runs in every
 * round, so that foreign load meets all of them. Prints a table and writes JSON.
 */
@Command(name = "peer", mixinStandardHelpOptions = true, description = "The network alone, beside ONNX Runtime.")
public final class PeerBenchmark implements Callable<Integer> {

    private static final int WARM_UP_ROUNDS = 3;
    private static final double PIXELS_PER_ROUND = 16.0 * 256 * 256;

    @Option(names = "--bundle", description = "Model bundle; random weights of the standard network where not given.")
    private Optional<Path> bundle = Optional.empty();

    @Option(names = "--side", description = "Side of the tiles in pixels, a multiple of 8; default ${DEFAULT-VALUE}.")
    private int side = 256;

    @Option(names = "--rounds", description = "Measured rounds; default ${DEFAULT-VALUE}.")
    private int rounds = 15;

    @Option(names = "--out", description = "JSON file to write; default ${DEFAULT-VALUE}.")
    private Path out = Path.of("peer-benchmark.json");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PeerBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (!"1".equals(System.getenv("OMP_NUM_THREADS"))) {
            System.err.println("Set OMP_NUM_THREADS=1, as ./fieldwarden does: workers are threads already.");
            return CommandLine.ExitCode.USAGE;
        }
        List<Rounds> results = run(bundle.map(ModelBundle::read).orElseGet(Contestant::randomBundle));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("side", side);
        json.put("rounds", rounds);
        List<Map<String, Object>> contestants = new ArrayList<>();
        json.put("contestants", contestants);
        System.out.printf(
                Locale.ROOT,
                "%-12s %9s %19s %7s %10s %9s%n",
                "contestant",
                "pairs/s",
                "quartiles",
                "Mpx/s",
                "CPU ms/pair",
                "peak MB");
        for (Rounds result : results) {
            contestants.add(report(result));
        }
        json.put("verdict", compare(results));
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(out.toFile(), json);
        return CommandLine.ExitCode.OK;
    }

    private List<Rounds> run(ModelBundle model) {
        int pairs = (int) Math.max(2, Math.round(PIXELS_PER_ROUND / side / side));
        List<Crew> crews = new ArrayList<>();
        List<Rounds> all = new ArrayList<>();
        for (Contestant contestant : Contestant.all(side)) {
            Crew crew = contestant.open(model);
            crews.add(crew);
            all.add(new Rounds(contestant, crew, pairs));
        }
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            all.forEach(Rounds::warmUp);
        }
        for (int round = 0; round < rounds; round++) {
            all.forEach(Rounds::measure);
        }
        crews.forEach(Crew::close);
        return all;
    }

    private Map<String, Object> report(Rounds result) {
        Quartiles speed = result.pairsPerSecond();
        double processor = result.processorMillisPerPair().median();
        long memory = MemoryProbe.peakBytes(result.contestant());
        System.out.printf(
                Locale.ROOT,
                "%-12s %9.1f %8.1f to %7.1f %7.2f %10.1f %9d%n",
                result.contestant().name(),
                speed.median(),
                speed.lower(),
                speed.upper(),
                megapixels(speed.median()),
                processor,
                memory / 1_000_000);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", result.contestant().name());
        json.put("pairsPerSecond", speed);
        json.put("megapixelsPerSecond", megapixels(speed.median()));
        json.put("processorMillisPerPair", processor);
        json.put("peakResidentBytes", memory);
        return json;
    }

    private double megapixels(double pairsPerSecond) {
        return pairsPerSecond * side * side / 1e6;
    }

    /** Our best form against the peer's best form. */
    private static Map<String, Object> compare(List<Rounds> results) {
        Rounds ours = best(results, Contestant.Engine.DL4J);
        Rounds peer = best(results, Contestant.Engine.ORT);
        Quartiles ratios = ours.ratioTo(peer);
        double ofMedians =
                ours.pairsPerSecond().median() / peer.pairsPerSecond().median();
        System.out.printf(
                Locale.ROOT,
                "%s is %.2f times as fast as %s (ratio of medians; round by round %.2f to %.2f)%n",
                ours.contestant().name(),
                ofMedians,
                peer.contestant().name(),
                ratios.lower(),
                ratios.upper());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ours", ours.contestant().name());
        json.put("peer", peer.contestant().name());
        json.put("ratioOfMedians", ofMedians);
        json.put("ratioByRound", ratios);
        return json;
    }

    private static Rounds best(List<Rounds> results, Contestant.Engine engine) {
        return results.stream()
                .filter(result -> result.contestant().engine() == engine)
                .max(Comparator.comparingDouble(
                        result -> result.pairsPerSecond().median()))
                .orElseThrow();
    }
}
