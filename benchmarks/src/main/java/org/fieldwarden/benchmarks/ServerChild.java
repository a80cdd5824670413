package org.fieldwarden.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code fieldwarden serve} in a process of its own, with the launcher's settings. */
final class ServerChild {

    private static final Pattern SERVING = Pattern.compile("at http://127\\.0\\.0\\.1:([0-9]+)/");
    private static final String PEAK = "VmHWM:";

    private final Process process;
    private final int port;

    private ServerChild(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one on a catalogue and returns when it listens. */
    static ServerChild start(Path catalogue, Path bundle) throws IOException {
        Process process = Child.of(
                        "serve", "--catalogue", catalogue.toString(), "--port", "0", "--model", bundle.toString())
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher serving = SERVING.matcher(line);
            if (serving.find()) {
                return new ServerChild(process, Integer.parseInt(serving.group(1)));
            }
        }
        throw new IOException("The server ended before it listened");
    }

    int port() {
        return port;
    }

    /** Peak resident memory so far, bytes; 0 where the system does not say. */
    long peakBytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(PEAK))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** What {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
