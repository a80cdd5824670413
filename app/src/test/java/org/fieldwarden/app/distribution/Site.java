package org.fieldwarden.app.distribution;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fieldwarden.app.Main;
import org.fieldwarden.app.RandomBundle;
import org.fieldwarden.app.RenderedFlights;
import org.fieldwarden.app.broker.BrokerOnPort;
import org.fieldwarden.testimagery.scene.Epoch;

/** An installation on one machine whose machines are processes: a broker, a shared folder, flights, and commands. */
final class Site implements AutoCloseable {

    private final Path folder;
    private final int port = freePort();
    private final List<Process> started = new ArrayList<>();

    private Site(Path folder) {
        this.folder = folder;
    }

    /**
     * Renders two flights and makes a bundle that finds something in them.
     *
     * @param sidePx side of the flights
     */
    static Site in(Path folder, int sidePx) throws IOException {
        Site site = new Site(folder);
        RenderedFlights flights = new RenderedFlights(sidePx);
        flights.write(Epoch.BASELINE, site.baseline());
        flights.write(Epoch.CURRENT, site.current());
        RandomBundle.findingSomethingIn(flights).write(site.bundle());
        return site;
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    Path baseline() {
        return folder.resolve("baseline.tif");
    }

    Path current() {
        return folder.resolve("current.tif");
    }

    Path bundle() {
        return folder.resolve("bundle");
    }

    Path store() {
        return folder.resolve("store");
    }

    String servers() {
        return "127.0.0.1:" + port;
    }

    Process broker() throws IOException {
        return java(BrokerOnPort.class, folder.resolve("broker"), port);
    }

    Process worker(Object... more) throws IOException {
        return java(Main.class, workerArguments(more).toArray());
    }

    /** A worker that dies at the block which holds this pixel. */
    Process poisonedWorker(int column, int row) throws IOException {
        return java(
                List.of("-Dpoison.column=" + column, "-Dpoison.row=" + row),
                PoisonedWorker.class,
                servers(),
                store(),
                bundle());
    }

    private List<Object> workerArguments(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "worker", "--bootstrap-servers", servers(), "--store", store(), "--model", bundle(), "--workers", 1));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** A comparison by workers. */
    Process planner(Path out) throws IOException {
        List<Object> arguments = detect(out);
        arguments.addAll(List.of("--distributed", "--bootstrap-servers", servers(), "--store", store()));
        return java(Main.class, arguments.toArray());
    }

    /** The same comparison in one process. */
    Process single(Path out) throws IOException {
        return java(Main.class, detect(out).toArray());
    }

    private List<Object> detect(Path out) {
        return new ArrayList<>(List.of(
                "detect",
                "--baseline",
                baseline(),
                "--current",
                current(),
                "--out",
                out,
                "--model",
                bundle(),
                "--min-area",
                1,
                "--block",
                256,
                "--workers",
                1));
    }

    /** Starts a main class of ours; what it says goes to a file of the folder that is named by its number. */
    private Process java(Class<?> main, Object... arguments) throws IOException {
        return java(List.of(), main, arguments);
    }

    private Process java(List<String> options, Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                "-Dorg.bytedeco.javacpp.maxbytes=2g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dlogback.configurationFile=logback.xml", // not the quiet one of tests: a failure shows what was said
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(options);
        command.add(main.getName());
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        File said = folder.resolve(String.format("process-%03d.log", started.size()))
                .toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** What a process has said. */
    String said(Process process) throws IOException {
        return Files.readString(folder.resolve(String.format("process-%03d.log", started.indexOf(process))));
    }

    /** Block results that are in the store. */
    List<Path> blocks() throws IOException {
        return files(store().resolve("blocks"));
    }

    static List<Path> files(Path below) throws IOException {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(below)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends a process as a supervisor does, and tells its exit code. */
    static int stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A process did not stop within a minute");
        }
        return process.exitValue();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port", e);
        }
    }

    /** Ends everything that still runs. */
    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> process.onExit().join());
    }
}
