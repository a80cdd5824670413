package org.fieldwarden.app.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** An operator's browser: uploads one file, whatever happens to the server, and notices what it forgets. */
final class Uploader {

    private static final int PIECE = 8 << 20;

    private final TusClient client;
    private final byte[] bytes;
    private final Map<String, String> label;
    private Optional<String> upload = Optional.empty();
    private long acknowledged;

    Uploader(int port, byte[] bytes, Map<String, String> label) {
        this.client = new TusClient(port);
        this.bytes = bytes;
        this.label = label;
    }

    /**
     * Sends until all is acknowledged or the server is gone.
     *
     * @return whether all is acknowledged
     */
    boolean send() {
        try {
            if (upload.isEmpty()) {
                upload = Optional.of(client.created(bytes.length, TusClient.metadata(label)));
            }
            String path = upload.get();
            long offset = client.offset(path);
            if (offset < acknowledged) {
                throw new AssertionError("The server acknowledged " + acknowledged + " bytes and has " + offset);
            }
            while (offset < bytes.length) {
                int end = (int) Math.min(bytes.length, offset + PIECE);
                offset = Long.parseLong(client.patch(path, offset, Arrays.copyOfRange(bytes, (int) offset, end))
                        .headers()
                        .firstValue("Upload-Offset")
                        .orElseThrow(() -> new IOException("not taken")));
                acknowledged = offset;
            }
            return true;
        } catch (IOException e) {
            return acknowledged == bytes.length;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Goes on with a server that was started again. */
    boolean sendTo(int port) {
        client.movedTo(port);
        return acknowledged == bytes.length || send();
    }
}
