package org.fieldwarden.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fieldwarden.ingest.geotiff.ContentHash;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Uploads a large file to a server over a line that is cut at random places, while the server is killed at some of them,
 * and compares what arrived byte for byte. Ends with 1 where a byte differs.
 */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        description = "A large upload that is interrupted again and again.")
public final class UploadRounds implements Callable<Integer> {

    private static final long MIB = 1L << 20;

    @Option(names = "--mib", description = "Size of the file, MiB; default ${DEFAULT-VALUE}.")
    private long sizeMib = 5 * 1024;

    @Option(names = "--interruptions", description = "How often it is interrupted; default ${DEFAULT-VALUE}.")
    private int interruptions = 20;

    @Option(names = "--kills", description = "How many of these kill the server as well; default ${DEFAULT-VALUE}.")
    private int kills = 5;

    @Option(names = "--piece", description = "MiB of one request; default ${DEFAULT-VALUE}.")
    private int pieceMib = 64;

    @Option(names = "--seed", description = "Decides bytes and places; default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--folder", required = true, description = "Empty folder with room for twice the file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--model", description = "Model bundle of the server; default ${DEFAULT-VALUE}.")
    private Path bundle = Path.of("models/bundles/village");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new UploadRounds()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (interruptions < kills || kills < 0 || sizeMib < 1 || pieceMib < 1) {
            System.err.println("--kills is from 0 to --interruptions; --mib and --piece are at least 1.");
            return CommandLine.ExitCode.USAGE;
        }
        SeededBytes bytes = new SeededBytes(seed, sizeMib * MIB);
        Path catalogue = Files.createDirectories(folder.resolve("catalogue"));
        InterruptedUpload interrupted = new InterruptedUpload(
                bytes,
                new InterruptedUpload.Plan(interruptions, kills, Math.toIntExact(pieceMib * MIB), seed),
                new InterruptedUpload.Servers(catalogue, bundle));
        try {
            return measured(interrupted, bytes, catalogue);
        } finally {
            interrupted.kill();
        }
    }

    private int measured(InterruptedUpload interrupted, SeededBytes bytes, Path catalogue)
            throws IOException, InterruptedException {
        TusUpload upload = interrupted.create();
        // A second name: what becomes of the file afterwards, refused because it is no TIFF, does not touch the bytes.
        Path arrived = folder.resolve("arrived");
        Files.createLink(
                arrived,
                catalogue.resolve("uploads/uploads").resolve(upload.id()).resolve("data"));
        long begin = System.nanoTime();
        interrupted.send(upload);
        double seconds = (System.nanoTime() - begin) / 1e9;
        boolean queued = isQueued(catalogue);
        boolean equal = ContentHash.of(arrived).equals(bytes.sha256());
        System.out.printf(
                Locale.ROOT,
                "%d MiB, %d interruptions, the server killed at %d of them: %.0f s (%.0f MiB/s), %.0f MiB sent again,"
                        + " peak memory of the server %d MiB; SHA-256 %s, %s%n",
                sizeMib,
                interruptions,
                kills,
                seconds,
                sizeMib / seconds,
                (double) interrupted.sentAgain() / MIB,
                interrupted.peakBytes() / MIB,
                equal ? "equal" : "DIFFERENT",
                queued ? "handed to the queue once" : "NOT IN THE QUEUE");
        return equal && queued ? 0 : 1;
    }

    private static boolean isQueued(Path catalogue) throws IOException, InterruptedException {
        for (int look = 0; look < 600; look++) {
            try (Stream<Path> states = Files.list(catalogue.resolve("queue"))) {
                long count = states.filter(state -> state.toString().endsWith(".json"))
                        .count();
                if (count > 0) {
                    return count == 1;
                }
            }
            Thread.sleep(100);
        }
        return false;
    }
}
