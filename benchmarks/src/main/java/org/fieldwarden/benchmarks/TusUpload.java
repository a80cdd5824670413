package org.fieldwarden.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One upload by tus 1.0, on a line that may be cut. */
final class TusUpload {

    private static final int TAKEN = 204;
    private static final int CONFLICT = 409;
    private static final int LOCKED = 423;
    private static final long REST_MILLIS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String path;
    private int port;

    private TusUpload(String path, int port) {
        this.path = path;
        this.port = port;
    }

    /** Announces a file to the server. */
    static TusUpload create(int port, long length) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/uploads"))
                                .POST(BodyPublishers.noBody())
                                .header("Tus-Resumable", "1.0.0")
                                .header("Upload-Length", String.valueOf(length))
                                .header(
                                        "Upload-Metadata",
                                        "filename " + encoded("flight.tif") + ",flown " + encoded("2026-10-05"))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
        }
        return new TusUpload(answer.headers().firstValue("Location").orElseThrow(), port);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Name of the upload in the server's store. */
    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Goes on with a server that was started again. */
    void movedTo(int other) {
        port = other;
    }

    /** What the server has acknowledged; waits while a broken request still holds the upload. */
    long offset() throws IOException, InterruptedException {
        HttpRequest head = request().method("HEAD", BodyPublishers.noBody()).build();
        HttpResponse<String> answer = http.send(head, BodyHandlers.ofString());
        while (answer.statusCode() == LOCKED) {
            Thread.sleep(REST_MILLIS);
            answer = http.send(head, BodyHandlers.ofString());
        }
        int status = answer.statusCode();
        return Long.parseLong(answer.headers()
                .firstValue("Upload-Offset")
                .orElseThrow(() -> new IOException("The upload is lost: HTTP " + status)));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Tus-Resumable", "1.0.0");
    }

    /** Sends a piece; it is not taken where a broken request was applied after the offset was asked for. */
    void send(long offset, byte[] piece) throws IOException, InterruptedException {
        HttpRequest patch = request()
                .method("PATCH", BodyPublishers.ofByteArray(piece))
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .build();
        HttpResponse<String> answer;
        try {
            answer = http.send(patch, BodyHandlers.ofString());
        } catch (IOException e) {
            return; // hung up before it was heard, mostly because of a conflict
        }
        if (answer.statusCode() != TAKEN && answer.statusCode() != CONFLICT && answer.statusCode() != LOCKED) {
            throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** What happens to a line or a server. */
    @FunctionalInterface
    interface Mishap {

        void happen() throws InterruptedException;
    }

    /**
     * Begins a piece and breaks it off.
     *
     * @param sent bytes of the piece that are written before the mishap; then the connection is reset
     */
    void breakOff(long offset, byte[] piece, int sent, Mishap mishap) throws InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream output = socket.getOutputStream();
            output.write(("PATCH " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nTus-Resumable: 1.0.0\r\n"
                            + "Content-Type: application/offset+octet-stream\r\nUpload-Offset: " + offset
                            + "\r\nContent-Length: " + piece.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            output.write(piece, 0, sent);
            output.flush();
            mishap.happen();
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // The server closed first, because of a conflict: broken off all the same.
        }
    }
}
