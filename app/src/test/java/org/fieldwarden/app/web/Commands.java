package org.fieldwarden.app.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldwarden.app.Main;

/** Commands of ours in processes of their own, as the launcher starts them. */
final class Commands implements AutoCloseable {

    private static final Pattern SERVING = Pattern.compile("at http://127\\.0\\.0\\.1:([0-9]+)/.*");

    private final Path log;
    private final List<Process> started = new ArrayList<>();

    /** @param log what the commands say of errors */
    Commands(Path log) {
        this.log = log;
    }

    /** A server, and where it listens. */
    record Server(Process process, int port) {}

    /** Starts a server and waits until it listens. */
    Server serve(Object... arguments) throws IOException {
        Process process = start(Main.class, arguments);
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher serving = SERVING.matcher(line);
            if (serving.find()) {
                return new Server(process, Integer.parseInt(serving.group(1)));
            }
        }
        throw new IllegalStateException("The server ended; see " + log);
    }

    Process start(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                "-Dorg.bytedeco.javacpp.maxbytes=2g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** What {@code kill -9} does. */
    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> process.onExit().join());
    }
}
