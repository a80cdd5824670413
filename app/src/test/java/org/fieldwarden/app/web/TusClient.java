package org.fieldwarden.app.web;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A client of tus 1.0 that can also break off in the middle of a request. */
final class TusClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    TusClient(int port) {
        this.port = port;
    }

    /** Speaks to a server that was started again. */
    void movedTo(int other) {
        port = other;
    }

    static String metadata(Map<String, String> values) {
        List<String> pairs = new ArrayList<>();
        values.forEach((key, value) ->
                pairs.add(key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return String.join(",", pairs);
    }

    HttpResponse<String> send(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Tus-Resumable", "1.0.0");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> create(long length, String metadata) throws IOException, InterruptedException {
        return send(
                "POST", "/uploads", new byte[0], "Upload-Length", String.valueOf(length), "Upload-Metadata", metadata);
    }

    /** Path of a new upload. */
    String created(long length, String metadata) throws IOException, InterruptedException {
        return create(length, metadata).headers().firstValue("Location").orElseThrow();
    }

    HttpResponse<String> patch(String upload, long offset, byte[] bytes, String... headers)
            throws IOException, InterruptedException {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Upload-Offset";
        all[headers.length + 1] = String.valueOf(offset);
        all[headers.length + 2] = "Content-Type";
        all[headers.length + 3] = "application/offset+octet-stream";
        return send("PATCH", upload, bytes, all);
    }

    HttpResponse<String> head(String upload) throws IOException, InterruptedException {
        return send("HEAD", upload, new byte[0]);
    }

    /** What the server has acknowledged. */
    long offset(String upload) throws IOException, InterruptedException {
        HttpResponse<String> answer = head(upload);
        return Long.parseLong(answer.headers()
                .firstValue("Upload-Offset")
                .orElseThrow(() -> new IOException("HTTP " + answer.statusCode())));
    }

    /** A request that promises more bytes than it sends; the caller breaks it off by closing. */
    Socket unfinished(String upload, long offset, byte[] bytes, long promised) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream output = socket.getOutputStream();
        output.write(("PATCH " + upload + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nTus-Resumable: 1.0.0\r\n"
                        + "Content-Type: application/offset+octet-stream\r\nUpload-Offset: " + offset
                        + "\r\nContent-Length: " + promised + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        output.write(bytes);
        output.flush();
        return socket;
    }

    /** Breaks a request off in the middle; the server may have closed first, where an earlier one was still applied. */
    void dropped(String upload, long offset, byte[] bytes, long promised) {
        try (Socket socket = unfinished(upload, offset, bytes, promised)) {
            socket.shutdownOutput();
        } catch (IOException e) {
            // what the server has is asked for next, whoever closed first
        }
    }

    /** Sends a piece; what became of it is asked for next. */
    void tried(String upload, long offset, byte[] bytes) throws InterruptedException {
        try {
            patch(upload, offset, bytes);
        } catch (IOException e) {
            // likewise
        }
    }
}
