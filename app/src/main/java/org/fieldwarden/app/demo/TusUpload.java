package org.fieldwarden.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;

/** Uploads a flight to a Fieldwarden server as any client of the tus protocol 1.0 does: creation, then piece by piece. */
final class TusUpload {

    private static final int PIECE_BYTES = 4 << 20;
    private static final int CREATED = 201;
    private static final int TAKEN = 204;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    /** @param server address of the server's page */
    TusUpload(URI server) {
        this.server = server;
    }

    /** Uploads a flight; returns when the server has acknowledged every byte. */
    void send(Path file, LocalDate flownOn, String site) {
        try (FileChannel bytes = FileChannel.open(file)) {
            URI upload = create(file, flownOn, site);
            byte[] piece = new byte[PIECE_BYTES];
            for (long offset = 0; offset < bytes.size(); ) {
                int length = bytes.read(ByteBuffer.wrap(piece), offset);
                offset = patch(upload, offset, piece, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot upload " + file, e);
        }
    }

    private URI create(Path file, LocalDate flownOn, String site) throws IOException {
        HttpResponse<String> answer = exchange(request(server.resolve("/uploads"))
                .header("Upload-Length", String.valueOf(Files.size(file)))
                .header(
                        "Upload-Metadata",
                        "filename " + encoded(String.valueOf(file.getFileName())) + ",flown "
                                + encoded(flownOn.toString()) + ",site " + encoded(site))
                .POST(BodyPublishers.noBody())
                .build());
        require(answer, CREATED);
        return server.resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** Sends a piece and returns up to where the server has the file now. */
    private long patch(URI upload, long offset, byte[] piece, int length) throws IOException {
        HttpResponse<String> answer = exchange(request(upload)
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(piece, 0, length))
                .build());
        require(answer, TAKEN);
        return Long.parseLong(answer.headers().firstValue("Upload-Offset").orElseThrow());
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("Tus-Resumable", "1.0.0");
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while uploading", e);
        }
    }

    private static void require(HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException("The server answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
