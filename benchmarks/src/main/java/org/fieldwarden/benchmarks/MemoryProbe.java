package org.fieldwarden.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Peak resident memory of a contestant alone in a Java process of its own, the Java machine included. */
final class MemoryProbe {

    private static final int BATCHES = 12;
    private static final String PEAK = "VmHWM:";

    private MemoryProbe() {}

    /** Starts a process that runs {@link #main} for the contestant; bytes. */
    static long peakBytes(Contestant contestant) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                MemoryProbe.class.getName(),
                contestant.name(),
                String.valueOf(contestant.size().height()));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            // Not as an argument: ONNX Runtime 1.29 crashes where the command line is longer than some thousand bytes.
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(contestant.name() + " ended with an error:\n" + output);
            }
            return output.lines()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(MemoryProbe::bytes)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    }

    /** Runs the contestant with the name and tile side given, then prints its line of {@code /proc/self/status}. */
    public static void main(String[] arguments) throws IOException {
        Contestant contestant = Contestant.all(Integer.parseInt(arguments[1])).stream()
                .filter(candidate -> candidate.name().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        try (Crew crew = contestant.open(Contestant.randomBundle())) {
            crew.forward(BATCHES);
            Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .forEach(System.out::println);
        }
    }
}
