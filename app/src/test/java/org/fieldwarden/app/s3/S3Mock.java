package org.fieldwarden.app.s3;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A server in a process of its own that speaks S3, with one bucket. One for all tests of a build; it ends with them. */
public final class S3Mock {

    public static final String BUCKET = "fieldwarden";

    private static final int LONGEST_START_S = 180;
    private static Optional<S3Mock> running = Optional.empty();

    private final URI endpoint;

    private S3Mock(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The running server; the test is skipped where the build has not fetched it. */
    public static synchronized S3Mock running() {
        if (running.isEmpty()) {
            Path jar = Path.of(System.getProperty("s3mock.jar", "absent"));
            assumeTrue(Files.isRegularFile(jar), "S3Mock was not fetched; Maven does so before the tests");
            running = Optional.of(start(jar));
        }
        return running.orElseThrow();
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A storage in a part of the bucket. */
    public S3Storage storage(String prefix) {
        return S3Storage.open(BUCKET + "/" + prefix, Optional.of(endpoint));
    }

    private static S3Mock start(Path jar) {
        int port = freePort();
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            jar.toString(),
                            "--http.port=" + port,
                            "--server.port=" + freePort(),
                            "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            await(process, endpoint);
            return new S3Mock(endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException("S3Mock does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(Process process, URI endpoint) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(endpoint.resolve("/" + BUCKET))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        long end = System.nanoTime() + LONGEST_START_S * 1_000_000_000L;
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (client.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("S3Mock did not come up");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
